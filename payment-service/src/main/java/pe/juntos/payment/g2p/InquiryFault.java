package pe.juntos.payment.g2p;

/** Why an inquiry is not answered; the codes are the standard's. */
public enum InquiryFault {
    VERSION_INVALID("rjct.version.invalid", "Solo se atiende la versión 1.0.0."),
    MESSAGE_ID_INVALID("rjct.message_id.invalid", "Al mensaje le falta su identificación."),
    ACTION_NOT_SUPPORTED("rjct.action.not_supported", "Esa acción no se atiende aquí."),
    TOO_MANY("rjct.total_count.limit_exceeded", "Se pregunta por demasiados abonos a la vez."),
    REFERENCE_INVALID("rjct.reference_id.invalid", "No hay un abono enviado con esa referencia."),
    PAYER_INVALID("rjct.payer_fa.invalid", "La dirección no es la cuenta del programa."),
    PAYEE_INVALID("rjct.payee_fa.invalid", "La dirección financiera no está bien escrita."),
    ATTRIBUTE_INVALID("rjct.search_criteria.invalid", "No se busca por ese atributo.");

    private final String code;
    private final String message;

    InquiryFault(String code, String message) {
        this.code = code;
        this.message = message;
    }

    public String code() {
        return code;
    }

    /** In Spanish, for who asks. */
    public String message() {
        return message;
    }
}
