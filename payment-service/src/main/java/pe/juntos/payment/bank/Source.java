package pe.juntos.payment.bank;

/** Which kind of message of the bank says something. */
public enum Source {
    /** pain.002: what it takes and what it refuses. */
    STATUS_REPORT,
    /** camt.054: what it has just booked, one by one; the statement repeats it. */
    NOTIFICATION,
    /** camt.053: all that it booked in a day. */
    STATEMENT
}
