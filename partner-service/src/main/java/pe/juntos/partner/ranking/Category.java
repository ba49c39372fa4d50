package pe.juntos.partner.ranking;

/** Where its neighbours put a household, by land, animals and dwelling. */
public enum Category {
    /** "Los que tienen más". */
    MOST,
    REGULAR,
    LITTLE,
    /** "Los que tienen menos". */
    LEAST
}
