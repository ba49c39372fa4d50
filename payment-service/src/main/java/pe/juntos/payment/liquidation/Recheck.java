package pe.juntos.payment.liquidation;

import java.util.Objects;
import pe.juntos.payment.payee.HoldReason;
import pe.juntos.payment.payee.Holds;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;

/**
 * What a household's news since liquidation make of its ordered transfer, before the round's totals are frozen (PAY-4, PAY-5). What is
 * owed was decided by liquidation and stays owed: news change whether and where it goes.
 */
public sealed interface Recheck {
    /** Goes as ordered. */
    record Stays() implements Recheck {}

    /** Goes to another recipient or account. */
    record Redirected() implements Recheck {}

    /** Waits; a later round takes it. */
    record Waits(HoldReason reason) implements Recheck {}

    /**
     * @param recipient to whom it was ordered
     * @param target where it was ordered to
     */
    static Recheck of(Payee payee, String recipient, PaymentTarget target) {
        return Holds.on(payee)
                .<Recheck>map(Waits::new)
                .orElseGet(() -> same(payee, recipient, target) ? new Stays() : new Redirected());
    }

    private static boolean same(Payee payee, String recipient, PaymentTarget target) {
        var now = payee.target();
        return payee.recipient() != null
                && payee.recipient().member().equals(recipient)
                && now != null
                && now.means() == target.means()
                && Objects.equals(now.account(), target.account());
    }
}
