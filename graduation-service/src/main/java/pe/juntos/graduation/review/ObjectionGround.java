package pe.juntos.graduation.review;

/** On what an objection to an exit rests; a closed list, so that nothing sensitive is written down. */
public enum ObjectionGround {
    BONUS_NOT_RECEIVED,
    NOT_ENROLLED,
    CLASS_CONTESTED,
    FORM_MISTAKEN,
    WRONG_HOUSEHOLD,
    TARGET_MEMBERS_REMAIN
}
