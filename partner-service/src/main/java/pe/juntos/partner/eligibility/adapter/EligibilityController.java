package pe.juntos.partner.eligibility.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.Candidate;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.EligibilityPolicy;
import pe.juntos.partner.eligibility.EligibilityRule;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Which programmes would take a household, a group, a community or a district, and by which criteria (PAR-3). */
@RestController
class EligibilityController {

    private static final int MOST_MEMBERS = 99;

    private final EligibilityBook book;
    private final R2dbcCandidates candidates;
    private final Clock clock;

    EligibilityController(EligibilityBook book, R2dbcCandidates candidates, Clock clock) {
        this.book = book;
        this.candidates = candidates;
        this.clock = clock;
    }

    record Rules(LocalDate on, String policy, List<EligibilityRule> rules) {}

    /**
     * @param rule one rule; all where left out
     * @param district UBIGEO code
     * @param members what is known of each person; {@code memberCount} says how many there are
     */
    record Asked(
            @Nullable LocalDate on,
            @Nullable String rule,
            @Nullable String district,
            @Nullable Map<String, @Nullable Object> inputs,
            @Nullable List<Map<String, @Nullable Object>> members,
            @Nullable Integer memberCount) {}

    record Answered(@Nullable String household, LocalDate on, String policy, List<Told> rules) {}

    @GetMapping("/partner/eligibility/rules")
    Mono<Rules> rules(@RequestParam(required = false) @Nullable LocalDate on) {
        return Mono.fromSupplier(() -> {
            var day = day(on);
            var policy = book.at(day);
            return new Rules(day, policy.id(), policy.parameters().rules());
        });
    }

    /** Of facts that the request brings; nothing is read of anybody. */
    @PostMapping("/partner/eligibility/evaluations")
    @PreAuthorize(
            "hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Answered> evaluate(@RequestBody Asked asked) {
        return Mono.fromSupplier(() -> answered(null, day(asked.on()), candidate(asked), asked.rule()));
    }

    @GetMapping("/partner/households/{code}/eligibility")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Answered> household(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String rule,
            Caller caller) {
        var day = day(on);
        return candidates
                .read(code, day, caller)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .map(known -> answered(code, day, known.candidate(), rule));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private Answered answered(@Nullable String household, LocalDate on, Candidate candidate, @Nullable String rule) {
        var policy = book.at(on);
        var wanted = rule == null ? rules(household, policy.parameters()) : List.of(one(rule, policy.parameters()));
        var running = book.running(policy.parameters(), on);
        return new Answered(
                household,
                on,
                policy.id(),
                wanted.stream()
                        .map(each -> Told.of(Eligibility.of(candidate, each), running))
                        .toList());
    }

    /** A household is not asked what only a group, community or district can answer. */
    private static List<EligibilityRule> rules(@Nullable String household, EligibilityPolicy policy) {
        return household == null ? policy.rules() : policy.ofHouseholds().rules();
    }

    private static EligibilityRule one(String code, EligibilityPolicy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(HttpStatus.BAD_REQUEST, "RULE_UNKNOWN", "No hay una regla con ese código ese día"));
    }

    private static Candidate candidate(Asked asked) {
        var sent = asked.members();
        List<Map<String, @Nullable Object>> persons = sent == null ? List.of() : sent;
        if (persons.size() > MOST_MEMBERS) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY", "Se admiten hasta " + MOST_MEMBERS + " personas");
        }
        var members = new TreeMap<Integer, Facts>();
        for (Map<String, @Nullable Object> person : persons) {
            members.put(members.size() + 1, AskedFacts.of(person));
        }
        return new Candidate(asked.district(), AskedFacts.of(asked.inputs()), members, asked.memberCount());
    }
}
