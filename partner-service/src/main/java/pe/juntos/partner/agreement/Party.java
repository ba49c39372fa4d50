package pe.juntos.partner.agreement;

/** Who owes what a commitment says. */
public enum Party {
    JUNTOS,
    COUNTERPART
}
