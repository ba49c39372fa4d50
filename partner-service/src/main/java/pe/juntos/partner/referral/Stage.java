package pe.juntos.partner.referral;

/** Where a referral stands, as lists and events name it. */
public enum Stage {
    PROPOSED,
    CONSENTED,
    SENT,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    ENROLLED,
    COMPLETED,
    DROPPED
}
