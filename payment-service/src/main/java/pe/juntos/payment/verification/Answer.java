package pe.juntos.payment.verification;

/** What a household says of its money; public codes. */
public enum Answer {
    RECEIVED,
    NOT_RECEIVED,
    /** It arrived, and something was wrong. */
    WITH_ISSUES
}
