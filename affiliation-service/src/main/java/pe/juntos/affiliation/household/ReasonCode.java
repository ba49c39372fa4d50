package pe.juntos.affiliation.household;

/** Stable public codes for why a household is in its state; the norm is the rule each code applies. */
public enum ReasonCode {
    NOT_POOR("TGT-2"),
    CLASS_NOT_VALID("TGT-2"),
    DISTRICT_NOT_ACTIVE("TGT-2"),
    NO_TARGET_MEMBERS("TGT-2"),
    DUPLICATE("AFF-1"),
    MOVED_AWAY("AFF-1"),
    DECEASED("AFF-1"),
    NOT_RESIDENT("AFF-1"),
    ECONOMIC_SITUATION("AFF-1"),
    APPEAL_UPHELD("AFF-1"),
    CONTESTED("AFF-1"),
    NOT_VISITED("AFF-1"),
    NOT_FOUND("AFF-1"),
    NO_ASSEMBLY("AFF-1"),
    NO_AGREEMENT("AFF-4"),
    MEMBER_NOT_ATTACHED("AFF-1"),
    NO_RECIPIENT("AFF-2"),
    RECIPIENT_WITHOUT_DNI("AFF-2"),
    WAITING_FOR_PLACE("AFF-3"),
    NOT_MET("VER-4"),
    GRADUATED("AFF-6"),
    WITHDRAWN("AFF-4"),
    TERM_REACHED("AFF-6"),
    MOVED_OUT("AFF-6"),
    DECEASED_ALL("AFF-6"),
    FALSE_DECLARATION("AFF-6");

    private final String norm;

    ReasonCode(String norm) {
        this.norm = norm;
    }

    public String norm() {
        return norm;
    }
}
