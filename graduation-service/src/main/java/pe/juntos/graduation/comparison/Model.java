package pe.juntos.graduation.comparison;

/** The models of graduation that a household is compared with (GRA-10). */
public enum Model {
    /** Modelo de Graduación de la Extrema Pobreza, Cusco. */
    MGEP,
    /** Chemen Lavi Miyò, Haiti. */
    CLM,
    /** MIRE, Honduras. */
    MIRE,
    /** Chile Solidario, Programa Puente. */
    CHILE_SOLIDARIO,
    /** Oportunidades, Mexico. */
    OPORTUNIDADES,
    /** Bolsa Família, Brazil. */
    BOLSA_FAMILIA,
    /** PATH and Steps to Work, Jamaica. */
    PATH
}
