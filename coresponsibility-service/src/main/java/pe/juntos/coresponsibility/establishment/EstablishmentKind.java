package pe.juntos.coresponsibility.establishment;

/** What an establishment is, as its code says. */
public enum EstablishmentKind {
    HEALTH,
    SCHOOL
}
