package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts and sums of credited and rejected orders, of a whole file and of each of its payments. */
final class Totals {

    int credited;
    int rejected;
    BigDecimal creditedAmount = new BigDecimal("0.00");
    BigDecimal rejectedAmount = new BigDecimal("0.00");
    private final Map<String, Totals> payments = new LinkedHashMap<>();

    void add(Order order, boolean rejection) {
        count(order, rejection);
        payments.computeIfAbsent(order.payment(), _ -> new Totals()).count(order, rejection);
    }

    private void count(Order order, boolean rejection) {
        if (rejection) {
            rejected++;
            rejectedAmount = rejectedAmount.add(order.amount());
        } else {
            credited++;
            creditedAmount = creditedAmount.add(order.amount());
        }
    }

    Totals of(String payment) {
        return payments.getOrDefault(payment, this);
    }

    /** ISO status of the whole: all settled, part of it, or none. */
    String status() {
        if (rejected == 0) {
            return "ACSC";
        }
        return credited == 0 ? "RJCT" : "PART";
    }
}
