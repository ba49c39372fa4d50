package pe.juntos.graduation.followup;

/** Why a visit is not recorded. The names are public codes. */
public enum FollowUpRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio"),
    UNKNOWN_HOUSEHOLD(404, "El hogar no está en el padrón"),
    NOT_LEFT(409, "El hogar no ha salido del programa"),
    NOT_FOLLOWED_UP(409, "A los hogares que salieron por ese motivo no se les hace seguimiento"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    BEFORE_EXIT(422, "La visita es anterior a la salida"),
    MONTHS_UNKNOWN(422, "No hay seguimiento a esos meses"),
    TOO_EARLY(422, "Todavía no se cumplen esos meses desde la salida"),
    CAUSES_REQUIRED(422, "Una recaída lleva sus causas"),
    CAUSES_NOT_EXPECTED(422, "Solo una recaída lleva causas"),
    ALREADY_RECORDED(409, "Ese seguimiento ya se hizo"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido");

    private final int status;
    private final String detail;

    FollowUpRefusal(int status, String detail) {
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
