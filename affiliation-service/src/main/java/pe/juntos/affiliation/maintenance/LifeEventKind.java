package pe.juntos.affiliation.maintenance;

/** What can happen to a household or a person of the register (AFF-5): a closed list. */
public enum LifeEventKind {
    BIRTH,
    DEATH,
    PREGNANCY,
    DELIVERY,
    MOVE,
    RECIPIENT_CHANGE,
    PAYMENT_CHANGE,
    SCHOOL_CHANGE,
    POST_CHANGE,
    NEW_CLASS,
    MEMBER_JOINED,
    MEMBER_LEFT;

    /** Money would go elsewhere: a second person decides. */
    public boolean movesMoney() {
        return this == RECIPIENT_CHANGE || this == PAYMENT_CHANGE;
    }

    /** Happens to a person who lives in the household. */
    public boolean ofPerson() {
        return switch (this) {
            case DEATH, PREGNANCY, DELIVERY, RECIPIENT_CHANGE, SCHOOL_CHANGE, POST_CHANGE, MEMBER_LEFT -> true;
            case BIRTH, MOVE, PAYMENT_CHANGE, NEW_CLASS, MEMBER_JOINED -> false;
        };
    }
}
