package pe.juntos.payment.collection;

/** What a visit to a household finds whose account does not move (PAY-7); public codes. */
public enum DormantFinding {
    WILL_COLLECT,
    NOT_INFORMED,
    CARD_LOST,
    RECIPIENT_AWAY,
    RECIPIENT_DECEASED,
    REFUSES,
    NOT_FOUND
}
