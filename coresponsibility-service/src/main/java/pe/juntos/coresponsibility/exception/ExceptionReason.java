package pe.juntos.coresponsibility.exception;

/** The closed list of grounds that excuse a breach or a silence (VER-1); the names are the reason codes of the verdict. */
public enum ExceptionReason {
    RAIN_OR_ROAD_CUT("LLUVIAS_CAMINO_CORTADO"),
    SICKNESS("ENFERMEDAD"),
    DISABILITY("DISCAPACIDAD"),
    DEATH_IN_FAMILY("FALLECIMIENTO_FAMILIAR"),
    NO_STAFF_OR_SUPPLIES("SIN_PERSONAL_O_INSUMOS"),
    TEACHER_ABSENT("DOCENTE_AUSENTE"),
    BIRTH("NACIMIENTO"),
    TRAVEL_FOR_CARE("VIAJE_POR_ATENCION"),
    EMERGENCY("EMERGENCIA");

    private final String fileCode;

    ExceptionReason(String fileCode) {
        this.fileCode = fileCode;
    }

    /** The code in {@code excepciones.csv}. */
    public String fileCode() {
        return fileCode;
    }
}
