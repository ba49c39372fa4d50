package pe.juntos.partner.referral;

/** Why a household left a programme before its end; no reason tells anything about health or family. */
public enum DropReason {
    ABANDONED,
    MOVED_AWAY,
    PERSONAL,
    PROGRAMME_CANCELLED,
    NOT_ENROLLED,
    CONSENT_WITHDRAWN;

    public boolean partners() {
        return this != NOT_ENROLLED && this != CONSENT_WITHDRAWN;
    }
}
