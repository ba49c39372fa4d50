package pe.juntos.coresponsibility.period.adapter;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.PeriodTotals;

/** A period over HTTP: how it stands today. */
record PeriodAnswer(
        String period,
        String state,
        @Nullable UUID job,
        long households,
        Map<String, Long> outcomes,
        long payable,
        String policy) {

    static PeriodAnswer of(PeriodRow row, @Nullable UUID job, PeriodTotals totals) {
        return new PeriodAnswer(
                row.period().toString(),
                row.state().code(),
                job,
                totals.households(),
                totals.outcomes(),
                totals.payable(),
                row.policy());
    }
}
