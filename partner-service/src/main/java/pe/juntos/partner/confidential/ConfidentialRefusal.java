package pe.juntos.partner.confidential;

/** Why something is not done with a confidential referral. The names are public codes; none tells what it is about. */
public enum ConfidentialRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio"),
    BAD_DATES(422, "La fecha final es anterior a la inicial"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    BEFORE_LAST_STEP(409, "La fecha es anterior al último paso"),
    NOT_CONSENTED(409, "Falta el consentimiento"),
    CONSENT_NOT_IN_FORCE(409, "El consentimiento no rige ese día"),
    NOT_SENT(409, "La derivación no se ha enviado"),
    ALREADY_CLOSED(409, "La derivación terminó"),
    NO_SPECIALIST(409, "El distrito no tiene especialista ese día"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido");

    private final int status;
    private final String detail;

    ConfidentialRefusal(int status, String detail) {
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
