package pe.juntos.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/**
 * The days on which public offices work: Monday to Friday but for holidays. Time limits "of n working days" are counted here, the
 * day from which they run not counted.
 */
public record WorkingDays(PolicyBook<Holidays> holidays) {

    /** With the holidays that ship, by the laws in force on each day. */
    public static WorkingDays ofPeru() {
        return new WorkingDays(Policies.load("policy/holidays", Holidays.class));
    }

    public boolean include(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.at(day).parameters().includes(day);
    }

    /** The last day of a time limit: the {@code count}-th working day after {@code day}; that day itself for 0. */
    public LocalDate after(LocalDate day, int count) {
        return workingDaysAfter(day).limit(count).reduce(day, (_, next) -> next);
    }

    /** How many working days of a time limit are used up on {@code today}; 0 on its first day and before. */
    public long between(LocalDate day, LocalDate today) {
        return workingDaysAfter(day).takeWhile(each -> !each.isAfter(today)).count();
    }

    private Stream<LocalDate> workingDaysAfter(LocalDate day) {
        return Stream.iterate(day.plusDays(1), each -> each.plusDays(1)).filter(this::include);
    }
}
