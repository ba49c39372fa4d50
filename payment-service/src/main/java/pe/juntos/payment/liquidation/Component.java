package pe.juntos.payment.liquidation;

/** What a transfer is made of (PAY-1). Fines of local authorities are none of it: nothing but a decided recovery deducts. */
public enum Component {
    BASE,
    /** The base amount of an earlier period whose verdict was corrected (VER-5). */
    COMPENSATION,
    VRAE_SECONDARY,
    EARLY_CHILDHOOD,
    /** A scheme of some districts for some time, beside the base amount. */
    PILOT,
    /** Of an establishment, not of a household (001 PAY-08). */
    PROVIDER_STIMULUS,
    /** Added by two persons. */
    CORRECTION,
    /** An instalment of what two persons decided to take back. */
    RECOVERY;

    public boolean deducts() {
        return this == RECOVERY;
    }
}
