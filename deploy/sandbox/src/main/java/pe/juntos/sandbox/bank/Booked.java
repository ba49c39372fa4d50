package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import java.util.List;

/** Counts and sums of what one statement books, and on which its balances rest. */
final class Booked {

    int debits;
    int credits;
    BigDecimal out = new BigDecimal("0.00");
    BigDecimal back = new BigDecimal("0.00");

    void add(List<Booking> bookings) {
        for (var booking : bookings) {
            if (booking.returned() == null) {
                debits++;
                out = out.add(booking.amount());
            } else {
                credits++;
                back = back.add(booking.amount());
            }
        }
    }
}
