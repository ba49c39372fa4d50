package pe.juntos.payment.round;

/**
 * A payment round (PAY-4). It opens for a certified period and is liquidated in bulk; one person submits it, which freezes its
 * control totals; another approves exactly these totals; it is dispatched to the bank, reconciled when the bank has answered for
 * every transfer, and closed.
 */
public sealed interface Round {
    Plan plan();

    record Open(Plan plan) implements Round {}

    record Liquidated(Plan plan, ControlTotals totals) implements Round {}

    record Submitted(Plan plan, ControlTotals totals, String submitter) implements Round {}

    record Approved(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Dispatched(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Reconciled(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Closed(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    /** The two persons, who are never one. */
    record Signatures(String submitter, String approver) {
        public Signatures {
            if (submitter.equals(approver)) {
                throw new IllegalArgumentException("submitter and approver are the same person");
            }
        }
    }

    /** The public code. */
    default String state() {
        return switch (this) {
            case Open _ -> "OPEN";
            case Liquidated _ -> "LIQUIDATED";
            case Submitted _ -> "SUBMITTED";
            case Approved _ -> "APPROVED";
            case Dispatched _ -> "DISPATCHED";
            case Reconciled _ -> "RECONCILED";
            case Closed _ -> "CLOSED";
        };
    }
}
