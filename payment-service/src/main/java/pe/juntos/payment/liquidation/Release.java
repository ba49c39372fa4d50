package pe.juntos.payment.liquidation;

import pe.juntos.payment.payee.Holds;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.transfer.TransferState;

/** Whether a transfer of an earlier round that did not reach the household goes with this one (PAY-5). */
public sealed interface Release {
    /** The cause ended: ordered in this round, under a new end-to-end id if the bank saw the old one. */
    record Order(int attempt) implements Release {}

    /** Still waits. */
    record Wait() implements Release {}

    static Release of(TransferState state, int attempt, Payee payee) {
        var hold = Holds.on(payee);
        return switch (state) {
            case TransferState.Held _ -> hold.isPresent() ? new Wait() : new Order(attempt);
            case TransferState.Rejected _, TransferState.Returned _ ->
                hold.isEmpty() && endsByItself(payee) ? new Order(attempt + 1) : new Wait();
            case TransferState.Ordered _, TransferState.Sent _, TransferState.Credited _ -> new Wait();
        };
    }

    private static boolean endsByItself(Payee payee) {
        var refusal = payee.refusal();
        return refusal != null && refusal.endsByItself();
    }
}
