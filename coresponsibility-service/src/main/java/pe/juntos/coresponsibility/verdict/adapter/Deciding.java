package pe.juntos.coresponsibility.verdict.adapter;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.notice.NotifyingBreaches;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodState;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.coresponsibility.verdict.HouseholdOutcome;
import pe.juntos.coresponsibility.verdict.HouseholdRule;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.Standing;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Facts in, pure rules, verdicts and events out: for all households of some buckets, or again for some households. */
@Component
final class Deciding {
    static final String TOPIC = "juntos.coresponsibility.verdict.v1";
    private static final String ISSUED = "pe.juntos.coresponsibility.verdict.issued.v1";
    private static final String CORRECTED = "pe.juntos.coresponsibility.verdict.corrected.v1";

    private final EvidencedFacts facts;
    private final VerdictStore store;
    private final Outbox outbox;
    private final Rulebooks rulebooks;
    private final Decided decided;
    private final NotifyingBreaches notifying;

    Deciding(
            EvidencedFacts facts,
            VerdictStore store,
            Outbox outbox,
            Rulebooks rulebooks,
            Decided decided,
            NotifyingBreaches notifying) {
        this.facts = facts;
        this.store = store;
        this.outbox = outbox;
        this.rulebooks = rulebooks;
        this.decided = decided;
        this.notifying = notifying;
    }

    /** The first verdict of every expected household of the buckets; answers how many. */
    Mono<Long> issue(Period period, BucketRange range) {
        return rulebooks.on(period.firstDay()).flatMap(rules -> issue(period, range, rules));
    }

    private Mono<Long> issue(Period period, BucketRange range, Rules rules) {
        return facts.in(period, range, rules)
                .map(households -> households.stream()
                        .map(h -> HouseholdRule.decide(h, period, rules, new Standing.Undecided()))
                        .toList())
                .flatMap(verdicts -> store.write(period, verdicts, Collections.nCopies(verdicts.size(), 1))
                        .then(Mono.defer(() -> notifying.ofFirst(period, breaches(verdicts))))
                        .then(outbox.append(verdicts.stream()
                                .map(v -> event(v, period, ISSUED, 1, null))
                                .toList()))
                        .then(Mono.fromRunnable(() -> decided.count(verdicts)))
                        .thenReturn((long) verdicts.size()));
    }

    /**
     * What came of deciding households again.
     *
     * @param changed how many verdicts are new
     * @param countedOtherwise households whose breaches or silences in a row are other than before
     */
    record Reconsidered(long changed, List<String> countedOtherwise) {
        static final Reconsidered NOTHING = new Reconsidered(0, List.of());
    }

    /** Decides these households again; what comes out the same is left alone (VER-5). */
    Mono<Reconsidered> reconsider(Period period, PeriodState state, List<String> households) {
        return rulebooks.on(period.firstDay()).flatMap(rules -> reconsider(period, state, households, rules));
    }

    private Mono<Reconsidered> reconsider(Period period, PeriodState state, List<String> households, Rules rules) {
        return Mono.zip(facts.of(period, households, rules), store.standing(period, households))
                .flatMap(both -> {
                    var changed = both.getT1().stream()
                            .map(h -> again(
                                    h,
                                    period,
                                    state,
                                    rules,
                                    both.getT2().getOrDefault(h.household(), StandingVerdict.NONE)))
                            .filter(Correction::isNew)
                            .toList();
                    return changed.isEmpty() ? Mono.just(Reconsidered.NOTHING) : replace(period, changed);
                });
    }

    private Correction again(
            pe.juntos.coresponsibility.verdict.HouseholdFacts household,
            Period period,
            PeriodState state,
            Rules rules,
            StandingVerdict before) {
        var standing = switch (state) {
            case PeriodState.Certified _ -> before.certified();
            case PeriodState.Open _, PeriodState.ClosedForEvidence _, PeriodState.Consolidated _ ->
                new Standing.Undecided();
        };
        return new Correction(before, HouseholdRule.decide(household, period, rules, standing));
    }

    private Mono<Reconsidered> replace(Period period, List<Correction> corrections) {
        var verdicts = corrections.stream().map(Correction::verdict).toList();
        var households = verdicts.stream().map(v -> v.facts().household()).toList();
        var versions = corrections.stream().map(c -> c.before().version() + 1).toList();
        var events = corrections.stream()
                .filter(c -> c.before().differs(c.verdict()))
                .map(c -> event(
                        c.verdict(),
                        period,
                        CORRECTED,
                        c.before().version() + 1,
                        c.before().outcome()))
                .toList();
        var countedOtherwise = corrections.stream()
                .filter(c -> c.before().countsOtherwise(c.verdict()))
                .map(c -> c.verdict().facts().household())
                .toList();
        return store.retire(period, households)
                .then(Mono.defer(() -> store.write(period, verdicts, versions)))
                .then(Mono.defer(() -> store.withdrawReviews(period, verdicts)))
                .then(Mono.defer(() -> notifying.of(period, households)))
                .then(Mono.defer(() -> outbox.append(events)))
                .thenReturn(new Reconsidered(corrections.size(), countedOtherwise));
    }

    private static List<String> breaches(List<HouseholdVerdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.outcome() == HouseholdOutcome.NOT_MET)
                .map(v -> v.facts().household())
                .toList();
    }

    private static OutgoingEvent event(
            HouseholdVerdict verdict, Period period, String type, int version, @Nullable String previousOutcome) {
        return new OutgoingEvent(
                TOPIC, verdict.facts().household(), type, version, VerdictData.of(verdict, period, previousOutcome));
    }

    private record Correction(StandingVerdict before, HouseholdVerdict verdict) {
        boolean isNew() {
            return before.version() > 0 && !before.hash().equals(verdict.hash());
        }
    }
}
