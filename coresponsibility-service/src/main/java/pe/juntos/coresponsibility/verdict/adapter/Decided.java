package pe.juntos.coresponsibility.verdict.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.HouseholdOutcome;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;

/** Counts verdicts by outcome: {@code programme.verdicts}. */
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
    }
}
