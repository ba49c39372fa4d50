package pe.juntos.payment.payee;

/** Why a transfer waits (PAY-5); public codes. The order is that in which causes are named. */
public enum HoldReason {
    RECIPIENT_MISSING,
    RECIPIENT_NOT_ALIVE,
    IDENTITY_NOT_VERIFIED,
    NO_PAYMENT_MEANS,
    ACCOUNT_REFUSED,
    /** The bank has not confirmed yet that the account is the recipient's. */
    ACCOUNT_NOT_VERIFIED,
    IN_DISPUTE,
    /** The round that would have paid it was cancelled; paid with the next one. */
    ROUND_CANCELLED
}
