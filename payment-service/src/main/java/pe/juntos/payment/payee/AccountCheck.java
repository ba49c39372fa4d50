package pe.juntos.payment.payee;

/** What the bank says of a household's account, with this recipient. */
public enum AccountCheck {
    /** To be asked, or without an answer. */
    WAITING,
    VERIFIED,
    REFUSED
}
