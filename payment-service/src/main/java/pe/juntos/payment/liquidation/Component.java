package pe.juntos.payment.liquidation;

/** What a transfer is made of (PAY-1). */
public enum Component {
    BASE,
    /** The base amount of an earlier period whose verdict was corrected (VER-5). */
    COMPENSATION,
    VRAE_SECONDARY,
    EARLY_CHILDHOOD
}
