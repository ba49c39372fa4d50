package pe.juntos.graduation.review;

/** The level of schooling that an adult reached, lowest first. */
public enum SchoolLevel {
    NONE,
    INITIAL,
    PRIMARY,
    SECONDARY,
    SECONDARY_COMPLETED,
    HIGHER
}
