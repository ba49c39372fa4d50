package pe.juntos.payment.round;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * What is settled when a round opens.
 *
 * @param ceiling the most that may be submitted
 */
public record Plan(String id, Period period, Money ceiling) {
    public static String idOf(Period period) {
        return "R" + period;
    }
}
