package pe.juntos.coresponsibility.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;

/**
 * A household's time in the programme, as the register tells it. A suspended household takes part like any other.
 *
 * @param affiliatedOn day on which it became affiliated, if ever
 * @param exitedOn day on which it left, if it did
 * @param former the time before, if it left and was listed again (AFF-6): its periods keep their verdicts
 */
public record Participation(
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        @Nullable Participation former) {

    public Participation(@Nullable LocalDate affiliatedOn, @Nullable LocalDate exitedOn) {
        this(affiliatedOn, exitedOn, null);
    }

    /** Affiliated by the period's last day and not gone by then: it gets a verdict. */
    public boolean in(Period period) {
        return now(period) || (former != null && former.in(period));
    }

    private boolean now(Period period) {
        return affiliatedOn != null
                && !affiliatedOn.isAfter(period.lastDay())
                && (exitedOn == null || exitedOn.isAfter(period.lastDay()));
    }

    /** CAL-3: the period in which it became affiliated is not verified. */
    public boolean beginsIn(Period period) {
        return now(period) || former == null
                ? affiliatedOn != null && period.contains(affiliatedOn)
                : former.beginsIn(period);
    }
}
