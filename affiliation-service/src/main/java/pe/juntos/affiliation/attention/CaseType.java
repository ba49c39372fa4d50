package pe.juntos.affiliation.attention;

/** What somebody wants of the user service (USR-1). */
public enum CaseType {
    QUERY,
    REQUEST,
    COMPLAINT
}
