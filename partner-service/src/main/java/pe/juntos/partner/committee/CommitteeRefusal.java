package pe.juntos.partner.committee;

/** Why something of a committee or a plan is not done. The names are public codes. */
public enum CommitteeRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio o no tiene la forma esperada"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    BEFORE_COMMITTEE(422, "La sesión es anterior al comité"),
    INSTITUTION_UNKNOWN(422, "La institución no es del comité"),
    JUNTOS_MISSING(422, "Juntos es parte del comité y de la sesión"),
    NO_QUORUM(422, "No hay quórum"),
    TASK_TWICE(422, "Una tarea está dos veces"),
    PARTY_WITHOUT_TASK(422, "Cada parte tiene una tarea en el plan"),
    AREA_OUTSIDE_REGION(422, "La tarea es de una provincia o un distrito de la región"),
    DUE_OUTSIDE_YEAR(422, "El plazo está fuera del año del plan"),
    DUE_BEFORE_SESSION(422, "El plazo es anterior a la sesión"),
    NOT_RATIFIED(409, "El convenio no está ratificado"),
    NOT_CONFIRMED(409, "El acta no está confirmada ni el plan aprobado"),
    SAME_PERSON(409, "Quien lo registró no lo aprueba"),
    ALREADY_PLANNED(409, "El convenio ya tiene un plan aprobado de ese año"),
    ALREADY_DONE(409, "La tarea ya se cumplió con otros datos"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido");

    private final int status;
    private final String detail;

    CommitteeRefusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }
}
