package pe.juntos.partner.referral;

/** What a household may agree to show a partner; nothing else is ever shown. */
public enum SharedField {
    HOUSEHOLD,
    DISTRICT,
    POPULATED_CENTRE,
    BONUS
}
