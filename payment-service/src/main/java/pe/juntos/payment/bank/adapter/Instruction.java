package pe.juntos.payment.bank.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.PayeeKind;

/** One order to the bank: codes, amount and where to, never a name. */
record Instruction(
        String endToEndId,
        BigDecimal amount,
        String recipient,
        String means,
        @Nullable String account,
        @Nullable String payPoint) {

    PayeeKind payee() {
        return PayeeKind.of(endToEndId);
    }

    /** Null if it is paid at a place. */
    @Nullable
    String toAccount() {
        return means.equals("ACCOUNT") ? account : null;
    }

    static Instruction read(Readable row) {
        return new Instruction(
                text(row, "end_to_end_id"),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                text(row, "recipient"),
                text(row, "means"),
                row.get("account", String.class),
                row.get("pay_point", String.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
