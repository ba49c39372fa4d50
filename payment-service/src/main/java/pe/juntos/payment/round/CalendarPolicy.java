package pe.juntos.payment.round;

import java.time.LocalDate;
import pe.juntos.payment.kernel.Period;

/**
 * When the rounds of a period are due, in days after its last day.
 *
 * @param followUps how many rounds may follow up the first
 * @param followUpEvery days between two of them
 */
public record CalendarPolicy(int opens, int submitted, int approved, int dispatched, int followUps, int followUpEvery) {
    public CalendarPolicy {
        if (opens < 0 || submitted < opens || approved < submitted || dispatched < approved) {
            throw new IllegalArgumentException("one step after the other");
        }
        if (followUps < 0 || followUps > 8 || followUpEvery < 1) {
            throw new IllegalArgumentException("up to eight follow-ups, some days apart");
        }
    }

    /** The days of one round. */
    public record Dates(LocalDate opens, LocalDate submitted, LocalDate approved, LocalDate dispatched) {}

    /** @param number as in {@link Plan} */
    public Dates of(Period period, int number) {
        var start = period.lastDay().plusDays((long) followUpEvery * (number - 1));
        return new Dates(
                start.plusDays(opens), start.plusDays(submitted), start.plusDays(approved), start.plusDays(dispatched));
    }

    public boolean allows(int number) {
        return number >= 1 && number <= followUps + 1;
    }
}
