package pe.juntos.graduation.simulation;

/** Why a version of the exit policy lets a household leave or stay; the names are public codes. */
public enum ExitGround {
    ALREADY_LEFT,
    ARTICULATED_WITH_BONUS,
    NOTICE_ENDED,
    NOTICE_RUNNING,
    TERM_REACHED,
    LAST_CHILD_COMPLETED,
    GRADUAL_YEARS,
    FULL_YEARS,
    UNTIL_LAST_CHILD,
    RECERTIFICATION_MISSING,
    RECERTIFICATION_NOT_DUE,
    CLASS_UNKNOWN,
    BONUS_YEARS_NOT_COMPLETED,
    TYPE_MISSING,
    TYPE_INDETERMINATE,
    NOT_ARTICULATED,
    BONUS_NOT_RECEIVED,
    EXIT_CONTESTED
}
