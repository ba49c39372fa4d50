package pe.juntos.affiliation.entry;

/** Why something about a household's way in or out is refused: stable public codes, answered with an HTTP status. */
public enum EntryRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio o está en blanco."),
    TOO_MANY(413, "Son más elementos de los que se reciben a la vez."),
    ID_CONFLICT(409, "Ese identificador ya se usó con otro contenido."),
    UNKNOWN_HOUSEHOLD(422, "El hogar no está en el padrón o no es de su territorio."),
    IN_FUTURE(422, "La fecha es posterior a hoy."),
    BEFORE_LISTING(422, "La fecha es anterior al último listado del hogar."),
    SAME_PERSON(409, "Lo decide otra persona, no quien lo registró o lo resolvió antes."),
    ALREADY_AFFILIATED(409, "El hogar ya está afiliado."),

    VISIT_CONFLICT(
            409, "Ese hogar ya tiene otro resultado de visita en esa fecha; corríjalo diciendo a cuál sustituye."),
    SUPERSEDES_UNKNOWN(422, "Lo que dice sustituir no existe o es de otro hogar o distrito."),
    SUPERSEDED_ALREADY(409, "Lo que dice sustituir ya fue sustituido."),

    ACT_CLOSED(409, "El acta está cerrada: se corrige con un acta nueva que diga a cuál sustituye."),
    ATTENDANCE_BELOW_MINIMUM(422, "Asistieron menos personas de las que exige la norma."),
    OFFICIAL_MISSING(422, "Falta una autoridad o funcionario cuya presencia se exige."),
    HOUSEHOLD_TWICE(422, "El mismo hogar figura dos veces en el acta."),
    OTHER_PLACE(422, "El hogar no es del distrito o centro poblado del acta."),
    MOTIVE_REQUIRED(422, "Retirar un hogar exige un motivo de la lista."),
    MOTIVE_NOT_EXPECTED(422, "Validar un hogar no lleva motivo."),
    CANNOT_ADD(409, "La asamblea solo puede retirar: el hogar no está en carrera para ser validado."),

    NOT_CONTESTED(409, "El hogar no está cuestionado."),
    REASON_REQUIRED(422, "Excluir exige un motivo de la lista."),
    REASON_NOT_EXPECTED(422, "Esta decisión no lleva motivo de exclusión."),
    BEFORE_THE_FACT(422, "La fecha es anterior a lo que se decide."),
    DECIDED_ALREADY(409, "Ya está decidido."),
    NOT_EXCLUDABLE(409, "Solo se excluye a un hogar en carrera; un afiliado sale por el procedimiento de salida."),
    NOT_AFFILIATED(409, "El hogar no está afiliado."),

    NOT_EXCLUDED(409, "El hogar no está excluido por esa decisión."),
    APPEAL_OPEN(409, "Esa decisión ya tiene una apelación en trámite."),
    APPEAL_LATE(422, "Venció el plazo para apelar."),

    NOT_IN_PROGRAMME(409, "El hogar no está en carrera ni afiliado."),
    BEFORE_AFFILIATION(422, "La fecha es anterior a la afiliación."),
    REASON_NOT_BY_HAND(422, "Ese motivo de salida no se registra por esta vía."),
    EXIT_OPEN(409, "El hogar ya tiene una propuesta de salida en trámite."),
    CONTRADICTED_BY_REGISTER(409, "El padrón dice lo contrario de ese motivo."),
    OTHER_HOUSEHOLD_REQUIRED(422, "Un duplicado se sustenta con el otro hogar."),
    HEARING_REQUIRED(409, "Falta el descargo: nadie sale por declaración falsa sin haber sido citado y oído."),
    HEARING_TOO_SOON(422, "Entre la citación y el descargo faltan días hábiles."),
    NOT_LEFT(409, "El hogar no salió ni está excluido."),
    BEFORE_LEAVING(422, "La fecha no es posterior a la salida."),

    CEILING_IN_PAST(422, "Un tope rige hacia adelante: su fecha es anterior a hoy."),

    AGREEMENT_CONFLICT(409, "El hogar ya tiene un convenio firmado ese día con otro contenido."),
    SIGNER_UNKNOWN(422, "Quien firma no es una persona del hogar."),
    NOT_ELIGIBLE(409, "El hogar está excluido, rechazado o fuera del programa.");

    private final int status;
    private final String detail;

    EntryRefusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** For people, in Spanish, without personal data. */
    public String detail() {
        return detail;
    }
}
