package pe.juntos.affiliation.attention;

/** Who answers for a case: the district's gestor, the regional office, headquarters, or control. */
public enum Office {
    LOCAL,
    REGIONAL,
    HEADQUARTERS,
    CONTROL
}
