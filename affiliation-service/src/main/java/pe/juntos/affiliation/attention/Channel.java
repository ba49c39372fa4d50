package pe.juntos.affiliation.attention;

/** How a case came in. */
public enum Channel {
    WEB,
    PHONE,
    PAPER,
    IN_PERSON
}
