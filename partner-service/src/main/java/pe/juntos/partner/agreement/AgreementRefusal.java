package pe.juntos.partner.agreement;

/** Why something is not done with an agreement. The names are public codes. */
public enum AgreementRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio"),
    BAD_DATES(422, "La vigencia termina antes de empezar"),
    PARTY_WITHOUT_COMMITMENT(422, "Cada parte se compromete a algo"),
    COMMITMENT_TWICE(422, "Un compromiso está dos veces"),
    AREA_OUTSIDE_REGION(422, "La meta es de una provincia o un distrito de la región"),
    TARGET_NOT_POSITIVE(422, "La meta es mayor que cero"),
    DUE_OUTSIDE_VALIDITY(422, "El plazo está fuera de la vigencia"),
    CODE_CONFLICT(409, "El código ya se usó con otro contenido"),
    ALREADY_AGREED(409, "La región ya tiene un convenio vigente de ese tipo"),
    NOT_SIGNED(409, "El convenio no está firmado"),
    NOT_RATIFIED(409, "El convenio no está ratificado"),
    ALREADY_DONE(409, "Ese paso ya se dio con otros datos"),
    SAME_PERSON(409, "Quien registró la firma no registra la ratificación"),
    BEFORE_SIGNATURE(422, "La ratificación es anterior a la firma"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    BEFORE_AGREEMENT(422, "La evidencia es anterior al convenio"),
    VALUE_NEGATIVE(422, "El avance no puede ser negativo"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido");

    private final int status;
    private final String detail;

    AgreementRefusal(int status, String detail) {
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
