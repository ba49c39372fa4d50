package pe.juntos.coresponsibility.accompaniment;

/** Why a family is accompanied; what it is about in detail stays in its file on paper. */
public enum Ground {
    /** Breaches in a row. */
    REPEATED_BREACH,
    /** Road, distance, season, or a service that is not there. */
    ACCESS_BARRIER,
    /** Who cares for the children cannot, for a time. */
    CARE_BURDEN,
    /** The family itself needs support. */
    FAMILY_SITUATION
}
