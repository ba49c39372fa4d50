package pe.juntos.payment.round;

import java.util.List;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * What is settled when a round opens.
 *
 * @param number 1 for the round of the period; 2 and more for those that follow it up with what was left, released or decided late
 * @param ceiling the most that may be submitted
 * @param districts prefixes of the codes of the districts that it liquidates; none for all
 */
public record Plan(Period period, int number, Money ceiling, List<String> districts) {
    private static final String PREFIX = "\\d{2}|\\d{4}|\\d{6}";

    public Plan {
        districts = List.copyOf(districts);
        if (number < 1) {
            throw new IllegalArgumentException("rounds of a period are counted from one");
        }
        if (!areDistricts(districts)) {
            throw new IllegalArgumentException("a department, a province or a district");
        }
    }

    public Plan(Period period, int number, Money ceiling) {
        this(period, number, ceiling, List.of());
    }

    /** Two digits name a department, four a province, six a district. */
    public static boolean areDistricts(List<String> prefixes) {
        return prefixes.stream().allMatch(prefix -> prefix.matches(PREFIX));
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
