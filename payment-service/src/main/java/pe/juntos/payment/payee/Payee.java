package pe.juntos.payment.payee;

import org.jspecify.annotations.Nullable;

/** What payment knows of a household: enough to pay it and no more. */
public record Payee(
        String household,
        Affiliation affiliation,
        @Nullable Recipient recipient,
        @Nullable PaymentTarget target,
        @Nullable BankRefusal refusal,
        boolean inDispute) {}
