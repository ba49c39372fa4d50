package pe.juntos.payment.bank;

/** How a person ends a line of the exceptions list (PAY-6); public codes. */
public enum ExceptionAction {
    /** Looked at; nothing follows. */
    DISMISS(false),
    /** Told to the bank, whose correction comes as a message of its own. */
    CLAIM(false),
    /** The money that came back after it was credited is owed again, and goes out under a new end-to-end id. */
    BOOK_RETURN(true),
    /** The household was credited after all: what was owed again is not. */
    BOOK_CREDIT(true),
    /** What the bank refused goes out again under a new end-to-end id. */
    REISSUE(true);

    private final boolean movesMoney;

    ExceptionAction(boolean movesMoney) {
        this.movesMoney = movesMoney;
    }

    /** Whether two persons are needed. */
    public boolean movesMoney() {
        return movesMoney;
    }
}
