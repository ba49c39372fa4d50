package pe.juntos.payment.ledger;

/** Everything that may be posted: from one account to another, so that no posting can be out of balance. */
public enum Movement {
    APPROVED(Account.BUDGET, Account.PAYABLE),
    /** A round was cancelled before it was dispatched. */
    CANCELLED(Account.PAYABLE, Account.BUDGET),
    DISPATCHED(Account.PAYABLE, Account.IN_TRANSIT),
    CREDITED(Account.IN_TRANSIT, Account.CREDITED),
    REJECTED(Account.IN_TRANSIT, Account.PAYABLE),
    RETURNED(Account.IN_TRANSIT, Account.PAYABLE),
    WITHDRAWN(Account.CREDITED, Account.WITHDRAWN),
    REVERTED(Account.CREDITED, Account.REVERTED),
    /** Came back after it was credited; two persons book it. */
    RETURNED_LATE(Account.CREDITED, Account.PAYABLE),
    /** Credited although it was refused before; two persons book it. */
    CREDITED_LATE(Account.PAYABLE, Account.CREDITED);

    private final Account from;
    private final Account to;

    Movement(Account from, Account to) {
        this.from = from;
        this.to = to;
    }

    public Account from() {
        return from;
    }

    public Account to() {
        return to;
    }
}
