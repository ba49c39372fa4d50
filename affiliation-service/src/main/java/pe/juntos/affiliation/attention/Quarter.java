package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three months of a year, written {@code 2026-Q2}. */
public record Quarter(int year, int number) {

    private static final Pattern TEXT = Pattern.compile("([12][0-9]{3})-Q([1-4])");
    private static final int MONTHS = 3;

    public static Optional<Quarter> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The last one that has ended. */
    public static Quarter before(LocalDate day) {
        LocalDate earlier = day.minusMonths(MONTHS);
        return new Quarter(earlier.getYear(), (earlier.getMonthValue() - 1) / MONTHS + 1);
    }

    public LocalDate first() {
        return LocalDate.of(year, MONTHS * (number - 1) + 1, 1);
    }

    public LocalDate last() {
        return first().plusMonths(MONTHS).minusDays(1);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
