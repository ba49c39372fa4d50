package pe.juntos.coresponsibility.indicator;

/**
 * The seven indicators of source 003, Box 2. What no record of this service holds is said to be missing, and is not zero.
 *
 * <p>{@link #missing()} is for people: what would have to be recorded, and by whom.
 */
public enum GenderIndicator {
    FEMALE_HEADED_HOUSEHOLDS(
            "Hogares beneficiarios con jefatura femenina",
            Data.NONE,
            "La jefatura del hogar y su sexo están en el padrón; los eventos que llegan a este servicio no los llevan."),
    MAIN_ACTIVITY_12_TO_14(
            "Niñas y niños de 12, 13 y 14 años según su actividad principal",
            Data.PARTIAL,
            "Solo se conoce la matrícula escolar. Nadie registra el trabajo productivo, el trabajo doméstico y de cuidado no"
                    + " remunerado ni la discapacidad como actividad principal."),
    UNDER_FIVE_NOT_COMPLYING(
            "Niñas y niños menores de cinco años que no cumplen con los controles de salud", Data.FULL, ""),
    REASONS_OF_MOTHERS(
            "Razones que dan las madres del incumplimiento de sus hijas e hijos",
            Data.NONE,
            "Los registros de los sectores no preguntan la razón (distancia, transporte, falta de tiempo, importancia). Las"
                    + " excepciones aprobadas no la sustituyen: las proponen otros."),
    PREGNANT_BEHIND("Gestantes que no asisten a sus controles con la frecuencia requerida", Data.FULL, ""),
    REASONS_OF_PREGNANT_WOMEN(
            "Razones de las gestantes que no asisten",
            Data.NONE,
            "Los registros de los sectores no preguntan la razón (distancia, transporte, tiempo, importancia, autonomía,"
                    + " calidad percibida, conocimiento)."),
    PREGNANT_VICTIMS_OF_VIOLENCE(
            "Gestantes víctimas de violencia física, sexual o psicológica",
            Data.NONE,
            "No se registra en este servicio ni debe registrarse por persona; solo el sector salud podría enviar la cifra"
                    + " agregada.");

    /** How much of an indicator can be told. */
    public enum Data {
        FULL,
        PARTIAL,
        NONE
    }

    private final String title;
    private final Data data;
    private final String missing;

    GenderIndicator(String title, Data data, String missing) {
        this.title = title;
        this.data = data;
        this.missing = missing;
    }

    /** Place in the source's list, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    public String title() {
        return title;
    }

    public Data data() {
        return data;
    }

    public String missing() {
        return missing;
    }
}
