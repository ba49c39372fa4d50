package pe.juntos.coresponsibility.verdict.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.HouseholdOutcome;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.Reason;

/** Counts verdicts by outcome, and the reasons they have: {@code programme.verdicts}, {@code programme.verdicts.reasons}. */
@Component
final class Decided {
    private final MeterRegistry meters;

    Decided(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Collection<HouseholdVerdict> verdicts) {
        Map<HouseholdOutcome, Integer> byOutcome = new HashMap<>();
        verdicts.forEach(v -> byOutcome.merge(v.outcome(), 1, Integer::sum));
        byOutcome.forEach((outcome, n) ->
                meters.counter("programme.verdicts", "outcome", outcome.name()).increment(n));
        verdicts.stream()
                .flatMap(v -> v.reasons().stream().distinct().map(reason -> new Why(v.outcome(), reason)))
                .collect(Collectors.groupingBy(why -> why, Collectors.counting()))
                .forEach(this::count);
    }

    private void count(Why why, long households) {
        meters.counter(
                        "programme.verdicts.reasons",
                        "outcome",
                        why.outcome().name(),
                        "reason",
                        why.reason().name())
                .increment(households);
    }

    private record Why(HouseholdOutcome outcome, Reason reason) {}
}
