package pe.juntos.affiliation.attention;

/** How a case ended: a query is answered, a request or complaint upheld or not. */
public enum Result {
    ANSWERED,
    UPHELD,
    PARTLY_UPHELD,
    NOT_UPHELD
}
