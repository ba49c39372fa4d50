package pe.juntos.partner.referral;

public enum DeclineReason {
    NO_PLACES,
    NOT_ELIGIBLE,
    OUT_OF_AREA,
    NOT_REACHED,
    /** The household does not want it. */
    HOUSEHOLD_REFUSED,
    CONSENT_WITHDRAWN;

    /** The other reasons are the household's own. */
    public boolean partners() {
        return this != HOUSEHOLD_REFUSED && this != CONSENT_WITHDRAWN;
    }
}
