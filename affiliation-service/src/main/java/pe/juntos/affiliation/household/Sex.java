package pe.juntos.affiliation.household;

/** Sex as registered in the identity document. */
public enum Sex {
    F,
    M
}
