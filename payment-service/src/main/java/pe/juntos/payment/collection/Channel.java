package pe.juntos.payment.collection;

/** Where money is handed over (PAY-8). */
public enum Channel {
    /** An office of the Banco de la Nación. */
    BRANCH,
    /** A cash machine, by Multired card. */
    ATM,
    /** A cash-transport company that comes on a pay day. */
    CASH_TRANSPORT,
    /** An office of a Caja that pays for the bank. */
    CORRESPONDENT
}
