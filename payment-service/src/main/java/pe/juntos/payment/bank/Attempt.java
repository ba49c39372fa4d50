package pe.juntos.payment.bank;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.transfer.TransferState;

/**
 * The transfer that a line is about, as it stands.
 *
 * @param number the attempt that is current
 * @param messageId MsgId of the bank file it went in; absent while not dispatched
 * @param toldBy which kind of message brought it to its final state; absent before
 */
public record Attempt(
        TransferState state,
        int number,
        Money amount,
        @Nullable String messageId,
        @Nullable Source toldBy) {

    /** One that the bank has not answered. */
    public Attempt(TransferState state, int number, Money amount, @Nullable String messageId) {
        this(state, number, amount, messageId, null);
    }

    public Attempt ended(TransferState as, Source by) {
        return new Attempt(as, number, amount, messageId, by);
    }
}
