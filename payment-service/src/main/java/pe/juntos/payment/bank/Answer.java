package pe.juntos.payment.bank;

/** What a line of a bank message says of one attempt to pay. */
public enum Answer {
    /** On its way, says the status report: nothing changes yet. */
    ACCEPTED,
    /** Will not be paid, says the status report. */
    REJECTED,
    /** Left the programme's account for the household, says the statement. */
    CREDITED,
    /** Came back to the programme's account, says the statement. */
    RETURNED
}
