package pe.juntos.graduation.review;

/** What SISFOH says of a household (CSE). */
public enum SocioEconomicClass {
    EXTREME_POOR,
    POOR,
    NOT_POOR
}
