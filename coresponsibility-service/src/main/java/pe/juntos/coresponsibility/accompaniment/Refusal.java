package pe.juntos.coresponsibility.accompaniment;

/** Why a command on an accompaniment is refused; the names are the public codes. */
public enum Refusal {
    REASONS_MISSING("Falta explicar la decisión."),
    TERM_BACKWARDS("El acompañamiento termina antes de empezar."),
    TERM_TOO_LONG("El acompañamiento pasa del plazo máximo."),
    TERM_OVERLAPS("El hogar ya tiene un acompañamiento propuesto o aprobado en esas fechas."),
    PERIOD_CERTIFIED("El acompañamiento alcanzaría un periodo ya certificado."),
    ALREADY_DECIDED("La propuesta ya fue decidida."),
    SAME_PERSON("Quien propone no puede aprobar ni rechazar."),
    NOT_IN_FORCE("El acompañamiento no está en curso.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    /** For people, in Spanish. */
    public String detail() {
        return detail;
    }

    /** Whether what is asked for is wrong in itself, not only as things stand. */
    public boolean ofInput() {
        return switch (this) {
            case REASONS_MISSING, TERM_BACKWARDS, TERM_TOO_LONG -> true;
            case TERM_OVERLAPS, PERIOD_CERTIFIED, ALREADY_DECIDED, SAME_PERSON, NOT_IN_FORCE -> false;
        };
    }
}
