package pe.juntos.graduation.forecast;

/** What lies ahead of a household (GRA-7). The names are public codes. */
public enum ExitKind {
    /** Its last target member finishes secondary school or passes the age limit. */
    LAST_CHILD_COMPLETES,
    /** SISFOH must look at it again (GRA-2). */
    RECERTIFICATION_DUE,
    /** The longest stay of its class is over (GRA-1). */
    TERM_REACHED,
    /** Its socio-economic class is not valid any more. */
    CLASS_EXPIRES
}
