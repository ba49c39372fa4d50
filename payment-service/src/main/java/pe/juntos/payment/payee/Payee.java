package pe.juntos.payment.payee;

import org.jspecify.annotations.Nullable;

/**
 * What payment knows of a household: enough to pay it and no more.
 *
 * @param check of the account that it is paid on; absent where nobody asks for one
 */
public record Payee(
        String household,
        Affiliation affiliation,
        @Nullable Recipient recipient,
        @Nullable PaymentTarget target,
        @Nullable BankRefusal refusal,
        boolean inDispute,
        @Nullable AccountCheck check) {

    /** One whose account nobody asks about. */
    public Payee(
            String household,
            Affiliation affiliation,
            @Nullable Recipient recipient,
            @Nullable PaymentTarget target,
            @Nullable BankRefusal refusal,
            boolean inDispute) {
        this(household, affiliation, recipient, target, refusal, inDispute, null);
    }
}
