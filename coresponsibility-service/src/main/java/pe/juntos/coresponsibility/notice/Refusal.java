package pe.juntos.coresponsibility.notice;

/** Why what is said of a notice is refused; the names are the public codes. */
public enum Refusal {
    /** There is no notice on that household and period in the caller's territory. */
    UNKNOWN_NOTICE,
    UNKNOWN_CHANNEL,
    DELIVERED_IN_FUTURE,
    DELIVERED_BEFORE_VERDICT,
    /** Before the delivery, or after today. */
    ACKNOWLEDGED_OUT_OF_ORDER,
    /** On another day, or in another way. */
    ALREADY_DELIVERED,
    /** The verdict was corrected: the family is not told of a breach that no longer stands. */
    NOTICE_WITHDRAWN
}
