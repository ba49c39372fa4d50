package pe.juntos.platform.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * Public holidays, as dated parameters.
 *
 * @param everyYear on the same day every year
 * @param daysFromEaster of movable ones: Good Friday is -2
 */
public record Holidays(List<MonthDay> everyYear, List<Integer> daysFromEaster) {
    public Holidays {
        everyYear = List.copyOf(everyYear);
        daysFromEaster = List.copyOf(daysFromEaster);
    }

    boolean includes(LocalDate day) {
        var easter = Easter.sundayOf(day.getYear());
        return everyYear.contains(MonthDay.from(day))
                || daysFromEaster.stream().map(easter::plusDays).anyMatch(day::equals);
    }
}
