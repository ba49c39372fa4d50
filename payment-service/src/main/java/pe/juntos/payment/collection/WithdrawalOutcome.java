package pe.juntos.payment.collection;

/** Where a line of a file of withdrawals ends: exactly one outcome each. */
public sealed interface WithdrawalOutcome {
    /** @param left what the credit is after it */
    record Taken(Withdrawal withdrawal, Credit left) implements WithdrawalOutcome {}

    /** Told before, in the same words. */
    record Known(Withdrawal withdrawal) implements WithdrawalOutcome {}

    record Refused(Withdrawal withdrawal, WithdrawalFault fault) implements WithdrawalOutcome {}
}
