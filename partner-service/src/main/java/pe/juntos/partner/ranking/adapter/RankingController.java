package pe.juntos.partner.ranking.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.AskingRules;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.eligibility.Meets;
import pe.juntos.partner.ranking.Category;
import pe.juntos.partner.ranking.Poverty;
import pe.juntos.partner.ranking.RankingRefusal;
import pe.juntos.partner.ranking.Removal;
import pe.juntos.partner.ranking.WealthRanking;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Takes a community's ranking, and its authorities' review, which only strikes out (PAR-3). */
@RestController
class RankingController {

    private static final String ID = "[A-Za-z0-9._-]{1,64}";
    private static final int LONGEST_NAME = 100;

    record Ranked(@Nullable String household, @Nullable Category category) {}

    /** @param households how many live in the community */
    record Sent(
            @Nullable String id,
            @Nullable String community,
            @Nullable String district,
            @Nullable LocalDate on,
            @Nullable Poverty poverty,
            @Nullable Integer facilitators,
            @Nullable Integer households,
            @Nullable List<@Nullable Ranked> ranked) {}

    record Review(@Nullable LocalDate on, @Nullable Map<String, @Nullable Removal> removals) {}

    private final Rankings rankings;
    private final RankingBook book;
    private final AskingRules rules;
    private final Clock clock;

    RankingController(Rankings rankings, RankingBook book, AskingRules rules, Clock clock) {
        this.rankings = rankings;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    @PostMapping("/partner/rankings")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Recorded<String>>> record(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var ranking = ranking(sent).orElseThrow(() -> Rankings.problem(RankingRefusal.INCOMPLETE));
            if (!caller.territory().covers(ranking.district())) {
                throw Problem.notFound();
            }
            var policy = book.at(ranking.on());
            ranking.wrong(LocalDate.now(clock), policy.parameters()).ifPresent(why -> {
                throw Rankings.problem(why);
            });
            return communityMeets(ranking, policy.parameters().communityRule())
                    .then(rankings.record(ranking, policy.id(), caller.subject()))
                    .map(fresh -> Recorded.answer(ranking.id(), fresh));
        });
    }

    @PostMapping("/partner/rankings/{id}/review")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<Recorded<String>> review(@PathVariable String id, @RequestBody Review sent, Caller caller) {
        var on = sent.on();
        var removals = sent.removals();
        if (on == null || removals == null || removals.values().stream().anyMatch(Objects::isNull)) {
            return Mono.error(Rankings.problem(RankingRefusal.INCOMPLETE));
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return Mono.error(Rankings.problem(RankingRefusal.IN_FUTURE));
        }
        var reasons = removals.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> Objects.requireNonNull(entry.getValue())));
        return rankings.review(id, new WealthRanking.Review(caller.subject(), on, reasons), caller)
                .map(changed -> new Recorded<>(id, changed));
    }

    /** What nobody knows of the community does not stop its day of ranking; what is known to be otherwise does. */
    private Mono<Void> communityMeets(WealthRanking ranking, String rule) {
        return rules.ofDistrict(
                        rule,
                        ranking.on(),
                        ranking.district(),
                        Map.of(Input.COMMUNITY_HOUSEHOLDS, java.math.BigDecimal.valueOf(ranking.households())))
                .filter(answer -> answer != Meets.NO)
                .switchIfEmpty(Mono.error(() -> Rankings.problem(RankingRefusal.COMMUNITY_NOT_ELIGIBLE)))
                .then();
    }

    private static Optional<WealthRanking> ranking(Sent sent) {
        var id = sent.id();
        var community = sent.community();
        var district = sent.district();
        var on = sent.on();
        var poverty = sent.poverty();
        var facilitators = sent.facilitators();
        var households = sent.households();
        var ranked = ranked(sent.ranked());
        return id == null
                        || !id.matches(ID)
                        || community == null
                        || community.isBlank()
                        || community.length() > LONGEST_NAME
                        || district == null
                        || !district.matches("\\d{6}")
                        || on == null
                        || poverty == null
                        || facilitators == null
                        || households == null
                        || ranked.isEmpty()
                ? Optional.empty()
                : Optional.of(new WealthRanking(
                        id, community.strip(), district, on, poverty, facilitators, households, ranked.get()));
    }

    private static Optional<List<WealthRanking.Ranked>> ranked(@Nullable List<@Nullable Ranked> sent) {
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        var ranked = sent.stream().flatMap(one -> one(one).stream()).toList();
        return ranked.size() == sent.size() ? Optional.of(ranked) : Optional.empty();
    }

    private static Optional<WealthRanking.Ranked> one(@Nullable Ranked sent) {
        var household = sent == null ? null : sent.household();
        var category = sent == null ? null : sent.category();
        return household == null || category == null
                ? Optional.empty()
                : Optional.of(new WealthRanking.Ranked(household, category));
    }
}
