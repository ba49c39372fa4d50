package pe.juntos.payment.round;

/** What can be asked of a round. */
public sealed interface RoundCommand {
    /** @param totals what liquidation gave */
    record Liquidate(ControlTotals totals) implements RoundCommand {}

    /** @param totals as they are now; frozen by this */
    record Submit(String by, ControlTotals totals) implements RoundCommand {}

    /** @param quoted what the approver saw */
    record Approve(String by, ControlTotals quoted) implements RoundCommand {}

    /** @param totals computed again from the transfers */
    record Dispatch(ControlTotals totals) implements RoundCommand {}

    /** @param unanswered sent transfers that are neither final nor on the exceptions list */
    record Reconcile(long unanswered) implements RoundCommand {}

    record Close() implements RoundCommand {}
}
