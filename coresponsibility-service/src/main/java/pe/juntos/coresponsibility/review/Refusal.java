package pe.juntos.coresponsibility.review;

/** Why a command on a case is refused; the names are the public codes. */
public enum Refusal {
    ASSIGNEE_MISSING("Falta a quién se asigna."),
    REASONS_MISSING("Falta explicar la decisión."),
    DECISION_NOT_FOR_CASE("Esa decisión no corresponde a este tipo de caso."),
    VISIT_DATE_MISSING("Falta la fecha de la visita."),
    VISIT_OUT_OF_ORDER("La visita es anterior al caso o posterior a hoy."),
    NOT_ASSIGNED("El caso aún no está asignado."),
    NOT_YOURS("El caso está asignado a otra persona."),
    ALREADY_CLOSED("El caso ya fue resuelto."),
    CASE_WITHDRAWN("Una corrección dejó sin objeto el caso.");

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
            case ASSIGNEE_MISSING, REASONS_MISSING, DECISION_NOT_FOR_CASE, VISIT_DATE_MISSING, VISIT_OUT_OF_ORDER ->
                true;
            case NOT_ASSIGNED, NOT_YOURS, ALREADY_CLOSED, CASE_WITHDRAWN -> false;
        };
    }
}
