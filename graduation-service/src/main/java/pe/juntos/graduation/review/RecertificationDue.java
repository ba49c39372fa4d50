package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * GRA-2: whether a household is to be recertified, as of a period.
 *
 * @param on the day on which its next recertification falls due
 */
public record RecertificationDue(Status status, LocalDate on) {

    public enum Status {
        NOT_DUE,
        DUE,
        OVERDUE
    }

    /** Due while its day lies in the period, overdue when that day lies before the period. */
    public static RecertificationDue of(
            LocalDate affiliatedOn, @Nullable Recertification last, Period period, RecertificationPolicy policy) {
        var on = day(affiliatedOn, last, policy);
        return new RecertificationDue(status(on, period), on);
    }

    /** The day on which the next recertification falls due. */
    public static LocalDate day(LocalDate affiliatedOn, @Nullable Recertification last, RecertificationPolicy policy) {
        return last == null
                ? affiliatedOn.plusYears(policy.firstAfterYears())
                : last.on().plusYears(policy.thenEveryYears());
    }

    private static Status status(LocalDate on, Period period) {
        if (on.isAfter(period.lastDay())) {
            return Status.NOT_DUE;
        }
        return on.isBefore(period.firstDay()) ? Status.OVERDUE : Status.DUE;
    }
}
