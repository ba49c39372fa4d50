package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One credit transfer of a {@code pain.001}. */
record Order(
        String payment,
        @Nullable String instruction,
        String endToEnd,
        @Nullable String uetr,
        BigDecimal amount,
        String currency) {

    Order withEndToEnd(String other) {
        return new Order(payment, instruction, other, uetr, amount, currency);
    }
}
