package pe.juntos.payment.payee;

/** What follows from a reason code of the bank (PAY-6); which code asks for what is policy. */
public enum BankAction {
    /** The household's account cannot be credited: nothing goes there until it is another one. */
    FIX_ACCOUNT,
    /** The bank says that the recipient died: nothing goes to that person any more. */
    CHECK_RECIPIENT,
    /** Nothing is wrong with the household: ordered again in the next round. */
    RETRY,
    /** The bank believes that it was paid already: a person looks. */
    REVIEW_DUPLICATE,
    /** Anything else: a person looks. */
    REVIEW;

    /** Whether nothing is ordered again before a person has looked. */
    public boolean needsPerson() {
        return this == REVIEW_DUPLICATE || this == REVIEW;
    }
}
