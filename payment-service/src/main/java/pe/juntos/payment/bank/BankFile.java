package pe.juntos.payment.bank;

import java.util.Locale;
import pe.juntos.payment.kernel.Money;

/**
 * A pain.001 file of a round.
 *
 * @param contentHash SHA-256 over everything in its transactions, in their order
 */
public record BankFile(String round, int number, int transactions, Money amount, String contentHash) {
    public String messageId() {
        return String.format(Locale.ROOT, "JUNTOS-%s-%03d", round, number);
    }

    public String name() {
        return String.format(Locale.ROOT, "pain.001-%s-%03d.xml", round, number);
    }
}
