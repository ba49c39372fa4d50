package pe.juntos.payment.verification;

/** What was wrong; public codes. */
public enum Issue {
    /** Less was handed over than the transfer. */
    MONEY_SHORT,
    /** Somebody kept a fee or a "contribution": nothing is ever deducted. */
    FEE_CHARGED,
    PAY_POINT_CLOSED,
    LONG_WAIT,
    MISTREATMENT,
    /** The household was not told of its pay day. */
    NOT_INFORMED,
    OTHER_PERSON_COLLECTED,
    OTHER
}
