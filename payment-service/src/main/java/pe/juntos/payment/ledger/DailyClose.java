package pe.juntos.payment.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When the books of a day may be closed (PAY-9): after it is over, one day after the other, each once. */
public sealed interface DailyClose {
    record Closing() implements DailyClose {}

    /** It was closed before, and that stands. */
    record Closed() implements DailyClose {}

    record Refused(Refusal refusal) implements DailyClose {}

    /** Public codes. */
    enum Refusal {
        DAY_NOT_OVER,
        LATER_DAY_CLOSED
    }

    /**
     * @param last the last day that was closed
     * @param closed whether the day itself was
     */
    static DailyClose of(LocalDate day, LocalDate today, @Nullable LocalDate last, boolean closed) {
        if (closed) {
            return new Closed();
        }
        if (!day.isBefore(today)) {
            return new Refused(Refusal.DAY_NOT_OVER);
        }
        return last != null && last.isAfter(day) ? new Refused(Refusal.LATER_DAY_CLOSED) : new Closing();
    }
}
