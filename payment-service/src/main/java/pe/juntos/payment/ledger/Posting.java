package pe.juntos.payment.ledger;

import pe.juntos.payment.kernel.Money;

/**
 * An amount that went from one account to the other; written once, never changed.
 *
 * @param source what caused it: a round, a bank message, a file of withdrawals, a reversion
 * @param firstBucket first of the buckets of households that it is about
 * @param lastBucket last of them
 */
public record Posting(
        Movement movement, String round, String source, int firstBucket, int lastBucket, Money amount, int transfers) {
    public Posting {
        if (amount.isZero() || transfers <= 0) {
            throw new IllegalArgumentException("a posting moves something");
        }
    }
}
