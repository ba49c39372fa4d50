package pe.juntos.payment.bank;

/** Why a line of a bank message is on the exceptions list instead of changing a transfer (PAY-6); public codes. */
public enum Fault {
    /** Never sent by this programme, or no id at all. */
    UNKNOWN_END_TO_END_ID,
    /** The transfer exists and was not dispatched yet. */
    NOT_DISPATCHED,
    /** About an attempt that another one has replaced. */
    FORMER_ATTEMPT,
    AMOUNT_DIFFERS,
    NOT_IN_SOLES,
    /** The same payment twice. */
    DUPLICATE_LINE,
    /** The bank has said something else before, and that stands. */
    CONTRADICTS_FINAL_STATE,
    /** A status for a bank file that the transfer was not in. */
    WRONG_ORIGINAL_MESSAGE,
    /** The statement lists it as not booked yet. */
    NOT_BOOKED,
    /** A credit to the programme's account that is no return, or a reversal. */
    UNEXPECTED_CREDIT,
    /** An answer about an account that the bank was not asked about, or not in that request. */
    UNKNOWN_ACCOUNT_CHECK,
    /** A status code outside the agreed set. */
    UNKNOWN_STATUS
}
