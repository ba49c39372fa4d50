package pe.juntos.partner.access;

/** Why a wish about access is not met; {@code status} is that of HTTP. */
public enum AccessRefusal {
    CODE_INVALID(422, "El código tiene de 3 a 40 mayúsculas, cifras o guiones bajos y empieza por letra."),
    NAME_INVALID(422, "El nombre tiene de 3 a 200 caracteres."),
    RUC_INVALID(422, "El RUC tiene once cifras y su dígito de control."),
    KEYS_INVALID(422, "Las claves son públicas (EC P-256 o RSA desde 2048 bits), cada una con su kid."),
    CODE_TAKEN(409, "Ese código ya está registrado con otros datos."),
    TOO_MANY_REQUESTED(429, "Hay demasiadas solicitudes por atender; vuelva a intentarlo otro día."),
    NOT_REQUESTED(409, "La solicitud ya fue atendida."),
    NOT_ACCEPTED(409, "La institución no está aceptada."),
    NOT_SUSPENDED(409, "La institución no está suspendida."),
    TERRITORY_INVALID(422, "El ámbito es '*' o prefijos de UBIGEO, dentro del de quien acepta."),
    FIELDS_INVALID(422, "Los campos son de los que un hogar puede consentir."),
    TERMS_OTHER(409, "La versión vigente de las condiciones es otra."),
    KEY_KNOWN(409, "Ese kid ya se usó."),
    TOO_MANY_KEYS(409, "No se admiten más claves a la vez."),
    LAST_KEY(409, "Es la única clave que vale: registre antes otra.");

    private final int status;
    private final String detail;

    AccessRefusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** For people, in Spanish. */
    public String detail() {
        return detail;
    }
}
