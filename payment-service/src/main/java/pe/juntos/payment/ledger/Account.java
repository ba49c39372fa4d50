package pe.juntos.payment.ledger;

/** Accounts of the programme's own books (PAY-9). */
public enum Account {
    /** What the Treasury granted; every sol comes from here, so its balance is negative. */
    BUDGET,
    /** Owed to households. */
    PAYABLE,
    /** With the bank, without its last word. */
    IN_TRANSIT,
    /** Credited to the households, not taken yet. */
    CREDITED,
    /** In the households' hands. */
    WITHDRAWN,
    /** Nobody took it: back with the Treasury. */
    REVERTED
}
