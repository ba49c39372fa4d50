package pe.juntos.payment.round;

/** Who cancelled a round before it was dispatched, and why. */
public record Cancellation(String person, Reason reason) {
    /** Public codes. */
    public enum Reason {
        /** What was liquidated rests on wrong data. */
        DATA_ERROR,
        /** The Treasury took the budget back, or did not grant it. */
        BUDGET_WITHDRAWN,
        /** The bank cannot take the round. */
        BANK_UNAVAILABLE,
        /** Opened, submitted or approved by mistake. */
        BY_MISTAKE
    }
}
