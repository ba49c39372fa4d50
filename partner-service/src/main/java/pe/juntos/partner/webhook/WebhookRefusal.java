package pe.juntos.partner.webhook;

/** Why a partner's wish about its webhooks is not met; {@code status} is that of HTTP. */
public enum WebhookRefusal {
    WEBHOOK_URL(422, "La dirección no es HTTPS de la red abierta."),
    WEBHOOK_TYPES(422, "Los tipos son de uno a todos los que se publican para aliados."),
    WEBHOOK_STATE(422, "El estado es ACTIVE o PAUSED."),
    WEBHOOK_EXISTS(409, "Esa dirección ya está suscrita."),
    TOO_MANY_WEBHOOKS(409, "No se admiten más suscripciones de este aliado."),
    ROTATION_OPEN(409, "El secreto anterior aún vale; espere a que termine."),
    STILL_WAITING(409, "La entrega aún está en curso."),
    PERIOD_INVALID(422, "El comienzo es anterior al final.");

    private final int status;
    private final String detail;

    WebhookRefusal(int status, String detail) {
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
