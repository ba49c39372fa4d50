package pe.juntos.partner.referral;

/** Why a command was not applied; the names are the public codes. */
public enum Refusal {
    NOT_CONSENTED,
    CONSENT_NOT_IN_FORCE,
    CONSENT_FOR_OTHER_PARTNER,
    ALREADY_SENT,
    NOT_SENT,
    NOT_ACCEPTED,
    NOT_ENROLLED,
    ALREADY_ACCEPTED,
    ALREADY_CLOSED,
    NOT_DUE,
    STILL_OPEN,
    BEFORE_LAST_STEP
}
