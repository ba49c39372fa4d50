package pe.juntos.affiliation.household;

/** Socio-economic class (CSE) given by SISFOH, poorest first: the order in which households wait under a ceiling. */
public enum SocioEconomicClass {
    EXTREME_POOR,
    POOR,
    NOT_POOR
}
