package pe.juntos.payment.kernel;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A bimester (CAL-1), written {@code 2026-3} for May and June of 2026. */
public record Period(int year, int number) implements Comparable<Period> {
    private static final Pattern FORM = Pattern.compile("(20\\d\\d)-([1-6])");

    public Period {
        if (year < 2005 || year > 2099 || number < 1 || number > 6) {
            throw new IllegalArgumentException("no such period");
        }
    }

    /** Empty for text that names no period. */
    public static Optional<Period> read(String text) {
        var match = FORM.matcher(text);
        return match.matches() && Integer.parseInt(match.group(1)) >= 2005
                ? Optional.of(new Period(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException for text that names no period */
    public static Period parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("no such period"));
    }

    /** Whether the day is in any period. */
    public static boolean covers(LocalDate day) {
        return day.getYear() >= 2005 && day.getYear() <= 2099;
    }

    public Period next() {
        return number == 6 ? new Period(year + 1, 1) : new Period(year, number + 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 2 - 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(2).minusDays(1);
    }

    /** The day the bank is asked to pay: the first after the period. */
    public LocalDate paymentDay() {
        return firstDay().plusMonths(2);
    }

    @Override
    public int compareTo(Period other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
