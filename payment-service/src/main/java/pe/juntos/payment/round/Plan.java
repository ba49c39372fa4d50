package pe.juntos.payment.round;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * What is settled when a round opens.
 *
 * @param number 1 for the round of the period; 2 and more for those that follow it up with what was released or decided late
 * @param ceiling the most that may be submitted
 */
public record Plan(Period period, int number, Money ceiling) {
    public Plan {
        if (number < 1) {
            throw new IllegalArgumentException("rounds of a period are counted from one");
        }
    }

    public String id() {
        return idOf(period, number);
    }

    public boolean followsUp() {
        return number > 1;
    }

    /** The first round of a period. */
    public static String idOf(Period period) {
        return "R" + period;
    }

    public static String idOf(Period period, int number) {
        return number == 1 ? idOf(period) : idOf(period) + "-" + number;
    }
}
