package pe.juntos.payment.payday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a round is paid at pay points (PAY-8).
 *
 * @param days how many days of payment a round has
 * @param weekdays on which points pay
 * @param farMinutes a community that travels longer is listed as far from its point
 */
public record PayDayPolicy(int days, Set<DayOfWeek> weekdays, int farMinutes) {
    public PayDayPolicy {
        weekdays = Set.copyOf(weekdays);
        if (days < 1 || weekdays.isEmpty() || farMinutes < 1) {
            throw new IllegalArgumentException("a round is paid on some day");
        }
    }

    /** The days of payment, from the day on which the bank is asked to pay. */
    public List<LocalDate> from(LocalDate paymentDay) {
        return Stream.iterate(paymentDay, day -> day.plusDays(1))
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .limit(days)
                .toList();
    }
}
