package pe.juntos.affiliation.targeting;

/** What districts are compared by (TGT-1). Of two districts with the same index, the first criterion that differs decides. */
public enum Criterion {
    /** Persons in extreme poverty, in per cent. */
    EXTREME_POVERTY,
    /** How far the poor are below the poverty line on average, in per cent of it. */
    POVERTY_GAP,
    /** Children under five with chronic malnutrition, in per cent. */
    CHRONIC_MALNUTRITION,
    /** How hard the internal conflict hit the district: a number whose unit is the source's, the same for all districts. */
    POLITICAL_VIOLENCE
}
