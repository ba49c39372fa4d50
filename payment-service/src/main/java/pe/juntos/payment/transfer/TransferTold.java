package pe.juntos.payment.transfer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.liquidation.Line;
import pe.juntos.payment.payee.PayeeKind;

/**
 * The data of a transfer event: the whole state, codes only.
 *
 * @param payee what kind of payee {@code household} is the code of: {@code HOUSEHOLD} or {@code PROVIDER}
 * @param transfer household and period of the transfer, the same in every round and attempt
 * @param amount soles, two decimals
 */
public record TransferTold(
        String transfer,
        String payee,
        String household,
        String round,
        String period,
        String state,
        String amount,
        List<LineTold> lines,
        @Nullable String reason) {
    public static final String TOPIC = "juntos.payment.transfer.v1";

    /**
     * @param amount below zero for an instalment of a recovery
     * @param cause why it is paid, as a code; null where the teller does not know it
     */
    public record LineTold(
            String component,
            String amount,
            String period,
            String policy,
            @Nullable String cause) {
        public LineTold(String component, String amount, String period, String policy) {
            this(component, amount, period, policy, null);
        }

        public static LineTold of(Line line) {
            return new LineTold(
                    line.component().name(),
                    line.signed().toPlainString(),
                    line.period().toString(),
                    line.policy(),
                    line.cause());
        }
    }

    public TransferTold {
        lines = List.copyOf(lines);
    }

    public TransferTold(
            String transfer,
            String household,
            String round,
            String period,
            String state,
            String amount,
            List<LineTold> lines,
            @Nullable String reason) {
        this(transfer, PayeeKind.of(household).name(), household, round, period, state, amount, lines, reason);
    }

    /** The CloudEvents type that goes with the state. */
    public String type() {
        return "pe.juntos.payment.transfer." + state.toLowerCase(Locale.ROOT) + ".v1";
    }
}
