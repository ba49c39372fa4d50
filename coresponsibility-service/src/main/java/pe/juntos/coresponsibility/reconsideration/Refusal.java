package pe.juntos.coresponsibility.reconsideration;

/** Why a request, or a decision on one, is refused; the names are the public codes. */
public enum Refusal {
    REASONS_MISSING("Falta explicar por qué."),
    REQUESTED_IN_FUTURE("La fecha del pedido es posterior a hoy."),
    NOT_A_BREACH("El veredicto vigente no es un incumplimiento: no hay nada que reconsiderar."),
    ALREADY_OPEN("Ya hay un pedido en trámite sobre este veredicto."),
    WINDOW_CLOSED("Venció el plazo; solo se admite con evidencia nueva."),
    REJECTED_BEFORE("El pedido ya fue resuelto; solo se admite otro con evidencia nueva."),
    ALREADY_DECIDED("El pedido ya fue resuelto."),
    SAME_PERSON(
            "Resuelve una persona distinta de quien lo registró y de quienes consolidaron o certificaron el periodo.");

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
        return this == REASONS_MISSING || this == REQUESTED_IN_FUTURE;
    }
}
