package pe.juntos.payment.bank;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.transfer.TransferState;

/**
 * The transfer that a line is about, as it stands.
 *
 * @param number the attempt that is current
 * @param messageId MsgId of the bank file it went in; absent while not dispatched
 */
public record Attempt(
        TransferState state,
        int number,
        Money amount,
        @Nullable String messageId) {}
