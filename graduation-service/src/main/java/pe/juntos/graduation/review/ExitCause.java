package pe.juntos.graduation.review;

/** Why a household leaves (GRA-1, GRA-2, GRA-5); several may hold at once. Of one day, the first of this order counts. */
public enum ExitCause {
    /** Articulated and with its bonus. */
    ARTICULATED_WITH_BONUS,
    /** The notice of a NOT_POOR result ended. */
    NOT_POOR,
    /** The version in force ends the stay at its term. */
    TERM_REACHED,
    /** The version in force ends the stay with the last child's secondary school. */
    LAST_CHILD_COMPLETED
}
