package pe.juntos.payment.round;

import org.jspecify.annotations.Nullable;

/**
 * A payment round (PAY-4). It opens for a certified period and is liquidated in bulk; one person submits it, which freezes its
 * control totals; as many others as the amount asks for approve exactly these totals; it is dispatched to the bank, reconciled
 * when the bank has answered for every transfer, and closed. Until it is dispatched it can be cancelled: the money goes back to
 * the budget, and what it would have paid stays owed.
 */
public sealed interface Round {
    Plan plan();

    record Open(Plan plan) implements Round {}

    record Liquidated(Plan plan, ControlTotals totals) implements Round {}

    record Submitted(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Approved(Plan plan, ControlTotals totals, Signatures by) implements Round {
        public Approved {
            if (!by.complete()) {
                throw new IllegalArgumentException("an approval is missing");
            }
        }
    }

    record Dispatched(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Reconciled(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    record Closed(Plan plan, ControlTotals totals, Signatures by) implements Round {}

    /** @param by who had signed until then; null if nobody had submitted it */
    record Cancelled(
            Plan plan, ControlTotals totals, @Nullable Signatures by, Cancellation why) implements Round {
        /** Whether the money had left the budget. */
        public boolean wasApproved() {
            return by != null && by.complete();
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
            case Cancelled _ -> "CANCELLED";
        };
    }
}
