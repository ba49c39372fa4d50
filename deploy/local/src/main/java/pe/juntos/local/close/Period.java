package pe.juntos.local.close;

import java.time.LocalDate;
import java.util.regex.Pattern;
import pe.juntos.local.place.LocalProblem;

/** A bimester, such as {@code 2026-3} for May and June (CAL-1). */
public record Period(int year, int number) {

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)-([1-6])");

    public static Period parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new LocalProblem(
                    "CLOSE_INPUT_PERIOD",
                    "The period \"" + text + "\" is not a year and a bimester from 1 to 6, such as 2026-3.");
        }
        return new Period(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 2 - 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(2).minusDays(1);
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
