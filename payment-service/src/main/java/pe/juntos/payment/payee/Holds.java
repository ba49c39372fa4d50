package pe.juntos.payment.payee;

import java.util.Optional;

/** PAY-5: money that cannot reach the household safely waits; it is never lost. */
public final class Holds {
    private Holds() {}

    /** The first cause that stands in the way of paying the household today; empty if none does. */
    public static Optional<HoldReason> on(Payee payee) {
        var recipient = payee.recipient();
        if (recipient == null) {
            return Optional.of(HoldReason.RECIPIENT_MISSING);
        }
        var refusal = payee.refusal();
        if (!recipient.alive() || refusal != null && refusal.reportsDead(recipient)) {
            return Optional.of(HoldReason.RECIPIENT_NOT_ALIVE);
        }
        if (!recipient.identityVerified()) {
            return Optional.of(HoldReason.IDENTITY_NOT_VERIFIED);
        }
        var target = payee.target();
        if (target == null || !target.usable()) {
            return Optional.of(HoldReason.NO_PAYMENT_MEANS);
        }
        if (refusal != null && refusal.bars(target) || payee.check() == AccountCheck.REFUSED) {
            return Optional.of(HoldReason.ACCOUNT_REFUSED);
        }
        if (payee.check() == AccountCheck.WAITING) {
            return Optional.of(HoldReason.ACCOUNT_NOT_VERIFIED);
        }
        return payee.inDispute() ? Optional.of(HoldReason.IN_DISPUTE) : Optional.empty();
    }
}
