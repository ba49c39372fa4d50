package pe.juntos.partner.ranking;

/** Why a ranking or its review is not taken. The names are public codes. */
public enum RankingRefusal {
    INCOMPLETE(400, "Falta un dato obligatorio"),
    IN_FUTURE(422, "La fecha es posterior a hoy"),
    FACILITATORS_MISSING(422, "Se necesitan más facilitadores"),
    RANKED_TWICE(422, "Un hogar está dos veces en la lista"),
    MORE_RANKED_THAN_LIVE_THERE(422, "Hay más hogares en la lista que en la comunidad"),
    COMMUNITY_NOT_ELIGIBLE(422, "La comunidad no cumple los requisitos"),
    UNKNOWN_HOUSEHOLD(422, "Un hogar de la lista no está en el padrón del distrito"),
    ID_CONFLICT(409, "El identificador ya se usó con otro contenido"),
    CANNOT_ADD(409, "La revisión solo puede retirar hogares de la lista"),
    SAME_PERSON(409, "Quien registró la lista no la revisa"),
    ALREADY_REVIEWED(409, "La lista ya fue revisada"),
    BEFORE_RANKING(422, "La revisión es anterior a la lista");

    private final int status;
    private final String detail;

    RankingRefusal(int status, String detail) {
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
