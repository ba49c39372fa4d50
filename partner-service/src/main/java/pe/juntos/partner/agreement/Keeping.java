package pe.juntos.partner.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a commitment is kept, and when notice of a lapse is due (PAR-1). */
public enum Keeping {
    /** The target is reached, exactly too, however late. */
    KEPT,
    /** Its day has not come. */
    OPEN,
    DUE_SOON,
    /** Its day is over and the target is not reached. */
    OVERDUE;

    /**
     * @param reached newest evidence up to the day, null for none
     * @param dueOn last day in time
     */
    public static Keeping of(
            BigDecimal target, @Nullable BigDecimal reached, LocalDate dueOn, LocalDate on, AgreementPolicy policy) {
        if (reached != null && reached.compareTo(target) >= 0) {
            return KEPT;
        }
        if (on.isAfter(dueOn)) {
            return OVERDUE;
        }
        return ChronoUnit.DAYS.between(on, dueOn) <= policy.dueSoonDays() ? DUE_SOON : OPEN;
    }

    /** The nearest notice that is due and was not given; empty while none is, or once it lapsed. */
    public static Optional<Integer> notice(
            LocalDate validUntil, LocalDate on, List<Integer> given, AgreementPolicy policy) {
        long left = ChronoUnit.DAYS.between(on, validUntil);
        if (left < 0) {
            return Optional.empty();
        }
        return policy.lapseNoticeDays().stream()
                .filter(days -> left <= days)
                .min(Integer::compare)
                .filter(days -> !given.contains(days));
    }
}
