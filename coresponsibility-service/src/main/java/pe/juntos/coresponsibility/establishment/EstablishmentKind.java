package pe.juntos.coresponsibility.establishment;

/** What an establishment is, as its code says. */
public enum EstablishmentKind {
    HEALTH,
    SCHOOL;

    /** The kind that a well-formed code begins with. */
    public static EstablishmentKind of(String code) {
        return code.startsWith("S") ? HEALTH : SCHOOL;
    }
}
