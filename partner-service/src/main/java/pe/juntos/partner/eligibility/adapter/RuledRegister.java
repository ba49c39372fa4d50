package pe.juntos.partner.eligibility.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.AskingRegister;
import pe.juntos.partner.eligibility.AskingRules;
import pe.juntos.partner.eligibility.AskingTakers;
import pe.juntos.partner.eligibility.Candidate;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.EligibilityPolicy;
import pe.juntos.partner.eligibility.EligibilityRule;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.partner.eligibility.Meets;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register by the rules in force on the day. */
@Component
class RuledRegister implements AskingRegister, AskingRules, AskingTakers {

    private final EligibilityBook book;
    private final R2dbcCandidates candidates;

    RuledRegister(EligibilityBook book, R2dbcCandidates candidates) {
        this.book = book;
        this.candidates = candidates;
    }

    @Override
    public Flux<KnownCandidate> meeting(BucketRange range, LocalDate on, List<String> rules) {
        var asked = rules.stream().map(code -> rule(code, on)).toList();
        return candidates
                .of(range, on)
                .filter(known -> asked.stream()
                        .allMatch(
                                rule -> Eligibility.of(known.candidate(), rule).answer() == Meets.YES));
    }

    @Override
    public Mono<List<KnownCandidate>> candidates(List<String> households, LocalDate on, Caller caller) {
        return candidates.read(households, on, caller).collectList();
    }

    @Override
    public EligibilityPolicy inForce(LocalDate on) {
        return book.at(on).parameters();
    }

    @Override
    public Mono<Meets> ofDistrict(String rule, LocalDate on, String district, Map<Input, BigDecimal> brought) {
        var asked = rule(rule, on);
        return candidates
                .districts(on)
                .map(known -> known.getOrDefault(district, Facts.NONE).and(new Facts(brought)))
                .map(facts ->
                        Eligibility.of(Candidate.of(district, facts), asked).answer());
    }

    @Override
    public Mono<Map<String, Eligibility>> ofHouseholds(
            String rule, LocalDate on, List<String> households, Caller caller) {
        var asked = rule(rule, on);
        return candidates
                .read(households, on, caller)
                .collectMap(KnownCandidate::household, known -> Eligibility.of(known.candidate(), asked));
    }

    @Override
    public Set<String> asking(Set<String> programmes, LocalDate on) {
        return windows(programmes, on).keySet();
    }

    @Override
    public Flux<Refused> refused(List<String> households, Set<String> programmes, LocalDate on) {
        return refused(candidates.of(households, on), windows(programmes, on));
    }

    private static Flux<Refused> refused(Flux<KnownCandidate> candidates, Map<String, List<EligibilityRule>> windows) {
        return candidates.flatMapIterable(known -> windows.entrySet().stream()
                .filter(programme -> programme.getValue().stream()
                        .allMatch(
                                rule -> Eligibility.of(known.candidate(), rule).answer() == Meets.NO))
                .map(programme -> new Refused(known.household(), programme.getKey()))
                .toList());
    }

    /** One window suffices; a rule of groups and communities says nothing of one household. */
    private Map<String, List<EligibilityRule>> windows(Set<String> programmes, LocalDate on) {
        return book.at(on).parameters().rules().stream()
                .filter(rule -> rule.programme() != null && programmes.contains(rule.programme()))
                .collect(Collectors.groupingBy(rule -> Objects.requireNonNull(rule.programme())))
                .entrySet()
                .stream()
                .filter(programme -> programme.getValue().stream().allMatch(EligibilityRule::ofHouseholds))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private EligibilityRule rule(String code, LocalDate on) {
        return book.at(on).parameters().rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule " + code));
    }
}
