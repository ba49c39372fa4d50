package pe.juntos.partner.registry;

/** Why a message is refused whole, with the codes of the DCI standard; {@code status} is that of HTTP. */
public enum DciRefusal {
    BAD("err.request.bad", 400, "El mensaje no es JSON con header y message, o le falta message_id o transaction_id."),
    VERSION("rjct.version.invalid", 400, "La versión admitida es 1.0.0."),
    SENT_AT("rjct.message_ts.invalid", 400, "message_ts no es una fecha y hora con zona, o está en el futuro."),
    ACTION("rjct.action.not_supported", 400, "Esta dirección no atiende esa acción."),
    COUNT(
            "rjct.total_count.invalid",
            400,
            "total_count no es el número de solicitudes del mensaje, que trae al menos una."),
    TOO_MANY("rjct.total_count.limit_exceeded", 413, "El mensaje trae más solicitudes de las permitidas: divídalo."),
    SENDER("err.sender_id.invalid", 403, "sender_id no es el titular de la credencial."),
    SENDER_ADDRESS(
            "err.sender_uri.invalid", 400, "Registre antes la dirección a la que se responde: POST /partner/webhooks."),
    RECEIVER("err.receiver_id.invalid", 400, "receiver_id no es juntos."),
    ENCRYPTED(
            "err.encryption.invalid",
            400,
            "El mensaje no se puede descifrar: se cifra con RSA-OAEP-256 y A256GCM, sin comprimir, con la clave publicada."),
    ANSWER_KEY(
            "err.encryption.invalid",
            400,
            "Lo que se pregunta cifrado se responde cifrado: registre antes una clave con use=enc."),
    UNSIGNED(
            "err.signature.missing",
            403,
            "Falta la firma: firma quien ha registrado una clave para firmar, y quien cifra."),
    SIGNATURE("err.signature.invalid", 403, "La firma no es del emisor, no es de este mensaje, venció o ya se usó."),
    NOT_FOUND("err.request.not_found", 404, "No hay un mensaje suyo con ese identificador."),
    DUPLICATE("rjct.message_id.duplicate", 409, "El message_id ya se usó con otro contenido."),
    QUERY("rjct.filter.invalid", 400, "La consulta es {type, value} o {group_identifier: {eq}}, con un hogar."),
    UNAVAILABLE("err.service.unavailable", 503, "Por ahora no se puede buscar por documento: vuelva a intentarlo.");

    private final String code;
    private final int status;
    private final String message;

    DciRefusal(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** For the sender, in Spanish. */
    public String message() {
        return message;
    }
}
