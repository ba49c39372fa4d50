package pe.juntos.payment.ledger;

/** Accounts of the programme's own books (PAY-9). */
public enum Account {
    /** What the Treasury granted; every sol comes from here, so its balance is negative. */
    BUDGET,
    /** Owed to households. */
    PAYABLE,
    /** With the bank, without its last word. */
    IN_TRANSIT,
    /** With the households. */
    CREDITED
}
