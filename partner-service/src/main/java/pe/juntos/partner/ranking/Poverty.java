package pe.juntos.partner.ranking;

/** How poor a community is beside the others. */
public enum Poverty {
    POOREST,
    POOR,
    LESS_POOR
}
