package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An entry on the programme's account.
 *
 * @param endToEnd the order's, or another one
 * @param returned reason code of money that comes back; absent for money that goes out
 */
record Booking(
        Order order,
        String endToEnd,
        BigDecimal amount,
        @Nullable String returned) {

    static Booking of(Order order) {
        return new Booking(order, order.endToEnd(), order.amount(), null);
    }

    Booking back(String reason) {
        return new Booking(order, endToEnd, amount, reason);
    }
}
