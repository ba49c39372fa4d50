package pe.juntos.payment.bank;

/** Why a bank message is refused whole, nothing of it applied; public codes. */
public enum MessageFault {
    XML_MALFORMED,
    /** Bytes that are no UTF-8, or a declaration of another encoding. */
    XML_NOT_UTF8,
    /** A document type, and with it entities: never part of ISO 20022, and a way to attack. */
    XML_DTD_FORBIDDEN,
    XML_TOO_DEEP,
    XML_VALUE_TOO_LONG,
    /** An amount or a number that is none. */
    XML_VALUE_INVALID,
    MESSAGE_TOO_LARGE,
    /** None of those that are taken in, or another version of them. */
    MESSAGE_UNKNOWN,
    MESSAGE_ID_MISSING,
    /** The id was used for other content. */
    MESSAGE_ID_REUSED,
    /** Of an account that is not the programme's. */
    MESSAGE_WRONG_DEBTOR,
    /** An amount in another currency, or in none. */
    MESSAGE_NOT_IN_SOLES,
    /** What it declares in numbers and sums is not what it contains. */
    MESSAGE_TOTALS_DIFFER
}
