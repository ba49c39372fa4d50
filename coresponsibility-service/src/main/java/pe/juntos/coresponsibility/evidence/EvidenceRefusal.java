package pe.juntos.coresponsibility.evidence;

/** Why a record is refused (EVI-1, EVI-2); the names are the public codes. */
public enum EvidenceRefusal {
    UNKNOWN_ESTABLISHMENT("el establecimiento no está registrado"),
    ESTABLISHMENT_NOT_YOURS("el establecimiento no es suyo ni está en su territorio"),
    ESTABLISHMENT_KIND("el establecimiento no es del sector que informa"),
    UNSIGNED("falta la firma del responsable o su fecha"),
    SIGNATORY_UNKNOWN("la firma no está registrada para el establecimiento"),
    SIGNATORY_NOT_VALID("la firma no estaba vigente ese día"),
    PERIOD_NOT_OPEN("el periodo no está abierto ni admite correcciones"),
    OUTSIDE_PERIOD("la fecha o el mes no pertenece al periodo"),
    NEGATIVE_DAYS("los días no pueden ser negativos"),
    DAYS_EXCEED_SCHOOL_DAYS("asistidos y justificados superan los días lectivos"),
    SCHOOL_DAYS_EXCEED_MONTH("los días lectivos superan los que puede tener ese mes"),
    UNKNOWN_PERSON("la persona no está en el padrón"),
    ID_CONFLICT("el identificador ya se aceptó con otro contenido"),
    SUPERSEDES_UNKNOWN("el registro que dice sustituir nunca se aceptó"),
    ALREADY_SUPERSEDED("el registro que dice sustituir ya fue sustituido por otro; sustituya ese"),
    SUPERSEDES_CLOSED_PERIOD("el registro que dice sustituir es de un periodo que ya no admite correcciones"),
    SECOND_RECORD("ya hay un registro de esa persona, mes y establecimiento");

    private final String message;

    EvidenceRefusal(String message) {
        this.message = message;
    }

    /** For the sender, in Spanish. */
    public String message() {
        return message;
    }
}
