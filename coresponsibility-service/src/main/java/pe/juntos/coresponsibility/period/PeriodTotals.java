package pe.juntos.coresponsibility.period;

import java.util.Map;

/**
 * Control totals of a period (VER-6).
 *
 * @param households with a verdict, or expected while there are no verdicts
 * @param outcomes households by outcome
 * @param payable households whose transfer is due
 */
public record PeriodTotals(long households, Map<String, Long> outcomes, long payable) {
    public PeriodTotals {
        outcomes = Map.copyOf(outcomes);
    }
}
