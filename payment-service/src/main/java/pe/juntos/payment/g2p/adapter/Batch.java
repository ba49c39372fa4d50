package pe.juntos.payment.g2p.adapter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.g2p.FinancialAddress;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.Means;

/**
 * A part of a bank file, as one message.
 *
 * @param file number of the bank file in the round
 * @param number of the batch in the file, from 1
 * @param fileId MsgId of the bank file: a callback about the batch speaks of it
 */
record Batch(String round, Period period, int file, int number, String fileId, int disbursements, Money amount) {
    private static final String BEFORE = "disburse-";
    private static final String AFTER = ".json";

    String id() {
        return String.format(Locale.ROOT, "%s-%03d", fileId, number);
    }

    String name() {
        return BEFORE + id() + AFTER;
    }

    /** The id in a batch's name; the text itself where it is no such name. */
    static String idIn(String name) {
        return name.startsWith(BEFORE) && name.endsWith(AFTER) && name.length() > BEFORE.length() + AFTER.length()
                ? name.substring(BEFORE.length(), name.length() - AFTER.length())
                : name;
    }

    /** One payment of it. */
    record Disbursement(
            String reference,
            Money amount,
            String recipient,
            String means,
            @Nullable String account,
            @Nullable String payPoint) {
        /** @param bank that pays */
        FinancialAddress payee(String bank) {
            var way = Means.valueOf(means);
            return way == Means.ACCOUNT && account != null
                    ? FinancialAddress.account(account, bank)
                    : FinancialAddress.cash(recipient, payPoint, way, bank);
        }
    }
}
