package pe.juntos.sandbox.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/** The programme's period of two months (CAL-1): {@code 2026-3} is May and June 2026. */
public record Bimester(int year, int number) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-([1-6])");

    public Bimester {
        if (number < 1 || number > 6) {
            throw new GeneratorRefusal("A year has bimesters 1 to 6, not " + number);
        }
    }

    public static Bimester parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new GeneratorRefusal("Not a period such as 2026-3: " + text);
        }
        return new Bimester(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 2 - 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(2).minusDays(1);
    }

    public List<YearMonth> months() {
        var first = YearMonth.from(firstDay());
        return List.of(first, first.plusMonths(1));
    }

    public Bimester previous() {
        return number == 1 ? new Bimester(year - 1, 6) : new Bimester(year, number - 1);
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
