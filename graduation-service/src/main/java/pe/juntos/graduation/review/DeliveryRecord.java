package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** GRA-4: what becomes of a reported delivery. Only the assigned bonus can be delivered, once, and the first stands. */
public enum DeliveryRecord {
    RECORDED,
    /** The same was recorded before. */
    KNOWN,
    NO_BONUS_ASSIGNED,
    /** Another bonus than the one assigned or already delivered. */
    OTHER_BONUS,
    /** On a day on which the bonus was not yet assigned. */
    BEFORE_ASSIGNMENT,
    /** On another day. */
    ALREADY_DELIVERED;

    /**
     * @param before what was delivered until now
     * @param assigned null if the household has no bonus or left
     * @param bonus as reported; null for "the assigned one"
     */
    public static DeliveryRecord of(
            @Nullable BonusDelivery before, @Nullable Assignment assigned, @Nullable Bonus bonus, LocalDate on) {
        if (before != null) {
            return repeated(before, bonus, on);
        }
        if (assigned == null) {
            return NO_BONUS_ASSIGNED;
        }
        if (bonus != null && bonus != assigned.bonus()) {
            return OTHER_BONUS;
        }
        return assigned.on() == null || on.isBefore(assigned.on()) ? BEFORE_ASSIGNMENT : RECORDED;
    }

    private static DeliveryRecord repeated(BonusDelivery before, @Nullable Bonus bonus, LocalDate on) {
        if (bonus != null && bonus != before.bonus()) {
            return OTHER_BONUS;
        }
        return before.on().equals(on) ? KNOWN : ALREADY_DELIVERED;
    }
}
