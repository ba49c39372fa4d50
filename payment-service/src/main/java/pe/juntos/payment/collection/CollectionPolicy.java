package pe.juntos.payment.collection;

/**
 * Limits of uncollected money (PAY-7), in days since the credit.
 *
 * @param alertDays from this day on it is on the alert list
 * @param uncollectedDays from this day on it may be reverted
 * @param dormantDays an account with money and without a withdrawal for so long is visited
 */
public record CollectionPolicy(int alertDays, int uncollectedDays, int dormantDays) {
    public CollectionPolicy {
        if (alertDays < 1 || uncollectedDays <= alertDays || dormantDays < 1) {
            throw new IllegalArgumentException("first alerted, then uncollected");
        }
    }
}
