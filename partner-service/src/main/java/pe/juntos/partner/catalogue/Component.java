package pe.juntos.partner.catalogue;

/** Component of Juntos that a programme adds to, as the sources name them. */
public enum Component {
    FOOD_SECURITY,
    PRODUCTION,
    BUSINESS,
    FINANCIAL_INCLUSION,
    HUMAN_CAPITAL,
    HEALTH_AND_NUTRITION,
    TECHNICAL_ASSISTANCE,
    EMPLOYABILITY,
    ALL
}
