package pe.juntos.payment.bank;

/** Why a bank message is refused whole, nothing of it applied; public codes. */
public enum MessageFault {
    XML_MALFORMED,
    /** A document type, and with it entities: never part of ISO 20022, and a way to attack. */
    XML_DTD_FORBIDDEN,
    XML_TOO_DEEP,
    XML_VALUE_TOO_LONG,
    /** An amount or a number that is none. */
    XML_VALUE_INVALID,
    MESSAGE_TOO_LARGE,
    /** Neither pain.002.001.10 nor camt.053.001.08. */
    MESSAGE_UNKNOWN,
    MESSAGE_ID_MISSING,
    /** The id was used for other content. */
    MESSAGE_ID_REUSED,
    /** What it declares in numbers and sums is not what it contains. */
    MESSAGE_TOTALS_DIFFER
}
