package pe.juntos.gateway.story;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** A bimester (CAL-1), written {@code 2026-3}: the third of six, May and June. */
public record Period(int year, int number) {
    public static final int FIRST_YEAR = 2005;
    public static final int LAST_YEAR = 2099;

    private static final Pattern WRITTEN = Pattern.compile("(20[0-9]{2})-([1-6])");

    /** Empty if the text is no period. */
    public static Optional<Period> read(String text) {
        var parts = WRITTEN.matcher(text);
        return parts.matches()
                ? Optional.of(new Period(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    public static Period of(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() + 1) / 2);
    }

    public Period before() {
        return number == 1 ? new Period(year - 1, 6) : new Period(year, number - 1);
    }

    public LocalDate lastDay() {
        return YearMonth.of(year, number * 2).atEndOfMonth();
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
