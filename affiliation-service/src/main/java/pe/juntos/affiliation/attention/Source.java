package pe.juntos.affiliation.attention;

/** Kind of who speaks, never who it is. */
public enum Source {
    BENEFICIARY,
    OTHER_PERSON,
    ANONYMOUS,
    /** A surveillance committee, by an occurrence sheet. */
    COMMITTEE
}
