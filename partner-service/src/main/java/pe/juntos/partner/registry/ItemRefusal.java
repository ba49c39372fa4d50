package pe.juntos.partner.registry;

/** Why one request of a message is refused, with the codes of the DCI standard; the others of the message are answered. */
public enum ItemRefusal {
    REFERENCE("rjct.reference_id.invalid", "Falta reference_id, o tiene más de 128 caracteres."),
    REFERENCE_TWICE("rjct.reference_id.duplicate", "El reference_id ya está en este mensaje."),
    TIME("rjct.timestamp.invalid", "timestamp no es una fecha y hora con zona, o está en el futuro."),
    CRITERIA(
            "rjct.search_criteria.invalid",
            "Los criterios no son de este registro: versión, reg_type, evento o entidad."),
    /** The same for whoever may not know and for what is not known: the answer tells nothing, and it is not a no. */
    NOT_SHOWN("rjct.search_criteria.invalid", "No se sabe, o no hay base para decirlo: no es un no."),
    FILTER(
            "rjct.filter.invalid",
            "La consulta no es de un hogar ni de distritos, o usa operadores que no se atienden."),
    SORT("rjct.sort.invalid", "Se ordena por group_identifier o district, asc o desc."),
    PAGE("rjct.pagination.invalid", "page_size o page_number fuera de lo admitido."),
    TOO_MANY("rjct.search.too_many_records_found", "La consulta encuentra demasiados registros: acótela."),
    EVENT("rjct.notify_types.invalid", "El tipo de evento o de registro no es de los que se notifican."),
    PERSON("rjct.person_id.invalid", "El identificador no es de un hogar: JUNTOS_HOUSEHOLD o HOGAR_ID."),
    DETAILS("rjct.notify_details.invalid", "El plazo o el filtro de la suscripción no se atiende, o son demasiadas."),
    SUBSCRIBED("rjct.event.already_subscribed", "Ya está suscrito a lo mismo."),
    CODE("rjct.subscription_code.invalid", "No hay una suscripción suya con ese código."),
    UNSUBSCRIBED("rjct.event.already_unsubscribed", "La suscripción ya terminó.");

    private final String code;
    private final String message;

    ItemRefusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    public String code() {
        return code;
    }

    /** For the sender, in Spanish. */
    public String message() {
        return message;
    }
}
