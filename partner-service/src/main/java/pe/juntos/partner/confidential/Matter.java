package pe.juntos.partner.confidential;

/** Why a referral is confidential. It never leaves this service. */
public enum Matter {
    VIOLENCE,
    PREGNANCY_OF_A_MINOR,
    HIV,
    OTHER
}
