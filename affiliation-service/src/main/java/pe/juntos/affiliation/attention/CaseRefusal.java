package pe.juntos.affiliation.attention;

/** Why a case is not taken, or not moved. */
public enum CaseRefusal {
    TEXT_REQUIRED("Se espera qué sucedió o qué se pide"),
    TEXT_TOO_LONG("Un texto pasa de 4000 caracteres"),
    CONTROL_CHARACTER("Un texto contiene un carácter nulo"),
    DATE_INVALID("La fecha es anterior a 1900"),
    DISTRICT_INVALID("Se espera un código de distrito del INEI de 6 dígitos"),
    CATEGORY_NOT_OF_TYPE("La categoría no corresponde a ese tipo de caso"),
    PERSON_REQUIRED("Se espera el nombre del afectado o de quien informa"),
    ANONYMOUS_WITH_PERSON("Un caso anónimo no lleva nombre ni documento"),
    ANONYMOUS_NOT_TAKEN("Esta categoría no se recibe sin nombre"),
    HOUSEHOLD_REQUIRED("Se espera el código del hogar del beneficiario"),
    UNKNOWN_HOUSEHOLD("El hogar no está en el padrón"),
    ESTABLISHMENT_REQUIRED("Se espera el establecimiento"),
    ESTABLISHMENT_INVALID("El establecimiento es S- y 8 dígitos o E- y 7 dígitos"),
    PLACE_REQUIRED("Se espera el lugar"),
    DATE_REQUIRED("Se espera la fecha"),
    DATE_IN_FUTURE("La fecha es posterior a hoy"),
    OCCURRENCE_REQUIRED("Se espera la ocurrencia"),
    AGAINST_REQUIRED("Se espera quién lo exigió o de quién se informa"),
    DEMAND_REQUIRED("Se espera qué se exigió"),
    DEMAND_UNKNOWN("Lo exigido no está en la lista"),
    DEMAND_IS_OFFICIAL("Lo exigido es una corresponsabilidad del convenio"),
    NOT_RESPONSIBLE("Responde otra oficina"),
    OFFICE_ACCUSED("Una oficina no atiende lo que se informa de ella"),
    NOT_RESOLVED("El caso no está resuelto"),
    ALREADY_RESOLVED("El caso ya está resuelto"),
    RESULT_NOT_OF_TYPE("Una consulta se responde; lo demás se estima o no"),
    ANSWER_REQUIRED("Se espera la respuesta a la persona"),
    REASON_REQUIRED("Se espera el motivo"),
    REOPENING_TOO_LATE("Venció el plazo para reabrirlo");

    private final String detail;

    CaseRefusal(String detail) {
        this.detail = detail;
    }

    /** For people, in Spanish. */
    public String detail() {
        return detail;
    }
}
