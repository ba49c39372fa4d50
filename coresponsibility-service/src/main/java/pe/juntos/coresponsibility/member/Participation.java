package pe.juntos.coresponsibility.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;

/**
 * A household's time in the programme, as the register tells it. A suspended household takes part like any other.
 *
 * @param affiliatedOn day on which it became affiliated, if ever
 * @param exitedOn day on which it left, if it did
 */
public record Participation(
        @Nullable LocalDate affiliatedOn, @Nullable LocalDate exitedOn) {

    /** Affiliated by the period's last day and not gone by then: it gets a verdict. */
    public boolean in(Period period) {
        return affiliatedOn != null
                && !affiliatedOn.isAfter(period.lastDay())
                && (exitedOn == null || exitedOn.isAfter(period.lastDay()));
    }

    /** CAL-3: the period in which it became affiliated is not verified. */
    public boolean beginsIn(Period period) {
        return affiliatedOn != null && period.contains(affiliatedOn);
    }
}
