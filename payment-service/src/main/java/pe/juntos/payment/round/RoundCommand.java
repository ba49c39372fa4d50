package pe.juntos.payment.round;

/** What can be asked of a round. */
public sealed interface RoundCommand {
    /** @param totals what liquidation gave */
    record Liquidate(ControlTotals totals) implements RoundCommand {}

    /**
     * @param totals as they are now; frozen by this
     * @param approvers how many have to approve such an amount
     */
    record Submit(String by, ControlTotals totals, int approvers) implements RoundCommand {}

    /** @param quoted what the approver saw */
    record Approve(String by, ControlTotals quoted) implements RoundCommand {}

    /**
     * @param by who lets the money go
     * @param totals computed again from the transfers
     * @param uncertified periods that it would pay and that nobody certified (VER-6)
     */
    record Dispatch(String by, ControlTotals totals, long uncertified) implements RoundCommand {}

    /** @param unanswered sent transfers that are neither final nor on the exceptions list */
    record Reconcile(long unanswered) implements RoundCommand {}

    record Close() implements RoundCommand {}

    record Cancel(Cancellation why) implements RoundCommand {}
}
