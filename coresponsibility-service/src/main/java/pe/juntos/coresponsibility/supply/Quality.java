package pe.juntos.coresponsibility.supply;

/** What is looked at besides numbers (001 SUP-04, L4945-4996). */
public enum Quality {
    /** Scales, vaccines, books: what the service is given with. */
    MATERIALS,
    TRAINED_STAFF,
    INFRASTRUCTURE,
    WATER,
    /** Somebody speaks the families' language. */
    LOCAL_LANGUAGE,
    /** Reachable and open in the rains, at sowing and at harvest. */
    OPEN_ALL_YEAR
}
