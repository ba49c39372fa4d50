package pe.juntos.partner.catalogue;

/** What a programme hands to a household. */
public enum Delivery {
    TRAINING,
    TECHNICAL_ASSISTANCE,
    ASSETS,
    SEED_CAPITAL,
    COMPETITION,
    NETWORKS,
    SAVINGS,
    MICRO_CREDIT,
    MICRO_INSURANCE,
    CERTIFICATION
}
