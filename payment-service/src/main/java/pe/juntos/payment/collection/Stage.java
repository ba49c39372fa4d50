package pe.juntos.payment.collection;

/**
 * How far credited money is on its way to the household's hands (PAY-7). It is available from the day of the credit; nobody asked
 * for it for a while and it is alerted, for longer and it is uncollected, and then a person may decide that it goes back to the
 * Treasury. Until that decision, whatever its stage, the household takes it as on the first day.
 */
public enum Stage {
    AVAILABLE,
    ALERTED,
    UNCOLLECTED,
    WITHDRAWN,
    REVERTED;

    /** Whether the household can still take it. */
    public boolean open() {
        return switch (this) {
            case AVAILABLE, ALERTED, UNCOLLECTED -> true;
            case WITHDRAWN, REVERTED -> false;
        };
    }
}
