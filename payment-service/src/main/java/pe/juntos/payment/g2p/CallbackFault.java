package pe.juntos.payment.g2p;

/** Why a callback is refused whole, nothing of it applied; public codes. */
public enum CallbackFault {
    JSON_MALFORMED("El mensaje no es JSON bien formado, o está cortado."),
    JSON_TOO_DEEP("El mensaje tiene demasiados niveles, o un valor demasiado largo."),
    /** An amount that is none. */
    JSON_VALUE_INVALID("El mensaje tiene un monto o una cantidad que no lo es."),
    MESSAGE_TOO_LARGE("El mensaje es demasiado grande."),
    /** Not on-disburse of version 1.0.0, or encrypted. */
    MESSAGE_UNKNOWN("Solo se reciben mensajes on-disburse 1.0.0 sin cifrar."),
    MESSAGE_ID_MISSING("Al mensaje le falta su identificación o la de su transacción."),
    MESSAGE_ID_REUSED("La identificación del mensaje ya se usó con otro contenido."),
    MESSAGE_TOTALS_DIFFER("La cantidad que declara el mensaje no es la de su contenido.");

    private final String message;

    CallbackFault(String message) {
        this.message = message;
    }

    /** In Spanish, for who sent the message. */
    public String message() {
        return message;
    }
}
