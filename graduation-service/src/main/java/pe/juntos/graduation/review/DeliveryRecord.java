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
    ALREADY_DELIVERED,
    /** On or before the day of an exit that was undone because the household had no bonus. */
    DELIVERY_UNDONE,
    DAY_IN_FUTURE;

    /**
     * What is reported.
     *
     * @param bonus null for "the assigned one"
     * @param undoneUntil day of the last exit that was undone for want of the bonus, null if none was
     */
    public record Report(
            @Nullable Bonus bonus, LocalDate on, @Nullable LocalDate undoneUntil) {}

    /**
     * @param before what was delivered until now and was not found wrong
     * @param assigned null if the household has no bonus or left
     * @param today on which it is reported
     */
    public static DeliveryRecord of(
            @Nullable BonusDelivery before, @Nullable Assignment assigned, Report report, LocalDate today) {
        var bonus = report.bonus();
        var on = report.on();
        if (on.isAfter(today)) {
            return DAY_IN_FUTURE;
        }
        if (before != null) {
            return repeated(before, bonus, on);
        }
        if (assigned == null) {
            return NO_BONUS_ASSIGNED;
        }
        if (bonus != null && bonus != assigned.bonus()) {
            return OTHER_BONUS;
        }
        if (report.undoneUntil() != null && !on.isAfter(report.undoneUntil())) {
            return DELIVERY_UNDONE;
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
