package pe.juntos.payment.collection;

import java.time.LocalDate;

/**
 * When an account with money on it is dormant, and its household is visited (PAY-7): for long, nothing was taken from it. An account
 * moves with each withdrawal, and begins with the first credit that still stands on it.
 */
public final class Dormancy {
    private Dormancy() {}

    /** Accounts that moved on this day for the last time, or before it, are dormant on the other. */
    public static LocalDate lastMovement(LocalDate on, CollectionPolicy policy) {
        return on.minusDays(policy.dormantDays());
    }

    /** Why a visit is not noted; public codes. */
    public enum Refusal {
        DAY_TO_COME,
        /** Before the account was dormant. */
        BEFORE_DORMANT,
        /** Another finding was noted for the same day, and stands. */
        VISIT_NOTED
    }

    /** @param moved last movement of the account */
    public static boolean before(LocalDate visit, LocalDate moved, CollectionPolicy policy) {
        return lastMovement(visit, policy).isBefore(moved);
    }
}
