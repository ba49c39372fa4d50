package pe.juntos.partner.plan;

/** Why something of the plan is not done. The names are public codes. */
public enum PlanRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio o no tiene la forma esperada"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    BAD_DATES(422, "La fecha final es anterior a la inicial"),
    BEFORE_LAST_STEP(409, "La fecha es anterior al último paso"),
    OTHER_TRACK(409, "El curso es de otro objetivo del plan"),
    PHASE_OUT_OF_ORDER(409, "Falta aprobar la fase anterior"),
    ATTENDANCE_BELOW_MINIMUM(409, "La asistencia no llega al mínimo"),
    SESSION_UNKNOWN(422, "El curso no tiene esa sesión o ese día"),
    NOT_COMPLETED(409, "No ha aprobado el curso"),
    HOLDER_CONFLICT(409, "El certificado se emitió con otras iniciales"),
    ROUTE_NOT_FINISHED(409, "Faltan fases de la ruta"),
    ALREADY_GRANTED(409, "Ya recibió capital semilla o un activo"),
    NOT_GRANTED(409, "No ha recibido capital semilla ni un activo"),
    AMOUNT_INVALID(422, "El monto no es positivo o pasa del máximo"),
    SAME_PERSON(409, "Quien entregó no verifica el uso"),
    EVIDENCE_MISSING(409, "Se espera una foto o una nota"),
    PICTURE_INVALID(422, "Se espera una imagen JPEG o PNG del tamaño admitido"),
    NO_ENTERPRISE(409, "No tiene un emprendimiento en marcha"),
    CONSENT_NOT_IN_FORCE(409, "El consentimiento de publicación no rige"),
    NO_SPACE(409, "La feria no tiene más espacios"),
    NOT_CERTIFIED(409, "Quien acompaña no tiene un certificado vigente"),
    ALREADY_MENTORED(409, "Ya tiene quien lo acompañe"),
    MENTOR_FULL(409, "Quien acompaña no puede acompañar a más personas"),
    SAME_PERSON_TWICE(422, "Nadie se acompaña a sí mismo"),
    OTHER_PROVINCE(409, "Viven en provincias distintas"),
    PERIOD_INVALID(400, "Se espera AAAA-MM o AAAA-TN"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido");

    private final int status;
    private final String detail;

    PlanRefusal(int status, String detail) {
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
