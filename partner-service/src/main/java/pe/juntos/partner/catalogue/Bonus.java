package pe.juntos.partner.catalogue;

/** The graduation bonuses (GRA-3); a programme serves one or several. */
public enum Bonus {
    EDUCATIONAL,
    PRODUCTIVE,
    ENTREPRENEUR
}
