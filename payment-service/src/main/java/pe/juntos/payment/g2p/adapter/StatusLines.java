package pe.juntos.payment.g2p.adapter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.Fault;
import pe.juntos.payment.g2p.CallbackFault;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.payment.g2p.DisburseStatus;
import pe.juntos.payment.kernel.Money;

/**
 * Turns statuses of a callback into lines of the bank, as a status report has them.
 *
 * @param original MsgId of the bank file that the batch is a part of; of an unknown batch, what it calls itself
 * @param reference of the callback
 */
record StatusLines(String original, String reference, DisbursePolicy policy) {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,13}\\.\\d{1,2}");

    BankLine line(int number, Map<String, String> values) {
        var status = DisburseStatus.read(values.getOrDefault("status", ""));
        var answer = status.map(DisburseStatus::answer).orElse(Answer.ACCEPTED);
        var currency = values.getOrDefault("currency_code", "PEN");
        var fault = status.isEmpty() ? Fault.UNKNOWN_STATUS : currency.equals("PEN") ? null : Fault.NOT_IN_SOLES;
        return new BankLine(
                number,
                values.get("reference_id"),
                answer,
                amount(values.get("amount")),
                answer == Answer.REJECTED ? policy.reason(values.getOrDefault("status_reason_code", "")) : null,
                reference,
                original,
                fault);
    }

    /** A batch refused whole says so of each of its payments. */
    BankLine refused(int number, String endToEndId, String reason) {
        return new BankLine(
                number, endToEndId, Answer.REJECTED, null, policy.reason(reason), reference, original, null);
    }

    /** A batch refused whole that this programme never sent. */
    BankLine unknown(String reason) {
        return new BankLine(
                1,
                null,
                Answer.REJECTED,
                null,
                policy.reason(reason),
                reference,
                original,
                Fault.WRONG_ORIGINAL_MESSAGE);
    }

    private static @Nullable Money amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new CallbackRefused(CallbackFault.JSON_VALUE_INVALID);
        }
        return new Money(new BigDecimal(text));
    }
}
