package pe.juntos.payment.bank;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;

/**
 * One line of a bank message.
 *
 * @param number place in the message, from 1
 * @param endToEndId as the bank wrote it
 * @param amount absent where a status report does not repeat it
 * @param reason ISO reason code of a rejection or return
 * @param reference the bank's entry or status reference
 * @param originalMessage MsgId of the file that a status report answers
 * @param fault what is wrong with the line by itself
 */
public record BankLine(
        int number,
        @Nullable String endToEndId,
        Answer answer,
        @Nullable Money amount,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable String originalMessage,
        @Nullable Fault fault) {}
