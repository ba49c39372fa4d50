package pe.juntos.payment.adjustment;

import java.util.Optional;
import pe.juntos.payment.adjustment.Adjustment.Kind;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.liquidation.ComponentPolicy;

/** Limits of what persons decide about a household's money, and who decides. */
public final class AdjustmentRule {
    private AdjustmentRule() {}

    /** Public codes. */
    public enum Refusal {
        /** Nothing is nothing to decide. */
        AMOUNT_INVALID,
        CORRECTION_TOO_LARGE,
        /** A correction is paid at once; a recovery over one transfer at least and no more than the policy has. */
        INSTALMENTS_INVALID,
        /** A transfer would lose more than the policy's share of the base amount. */
        INSTALMENT_TOO_LARGE
    }

    /** What becomes of a proposal. */
    public enum Decision {
        DECIDED,
        /** By the same person before, in the same way. */
        UNCHANGED,
        SAME_PERSON,
        ALREADY_DECIDED
    }

    public static Optional<Refusal> check(Adjustment adjustment, ComponentPolicy policy) {
        var limits = policy.adjustments();
        if (adjustment.amount().isZero()) {
            return Optional.of(Refusal.AMOUNT_INVALID);
        }
        if (adjustment.reason().kind() == Kind.CORRECTION) {
            if (adjustment.instalments() != 1) {
                return Optional.of(Refusal.INSTALMENTS_INVALID);
            }
            return adjustment.amount().exceeds(limits.largestCorrection())
                    ? Optional.of(Refusal.CORRECTION_TOO_LARGE)
                    : Optional.empty();
        }
        if (adjustment.instalments() < 1 || adjustment.instalments() > limits.mostInstalments()) {
            return Optional.of(Refusal.INSTALMENTS_INVALID);
        }
        var most = share(policy.basePerBimester(), limits.instalmentPercent());
        return adjustment.parts().stream()
                        .anyMatch(part ->
                                part.amount().exceeds(most) || part.amount().isZero())
                ? Optional.of(Refusal.INSTALMENT_TOO_LARGE)
                : Optional.empty();
    }

    private static Money share(Money base, int percent) {
        return base.wholeSolesOf(percent);
    }

    /**
     * @param decided who decided before; empty if nobody did
     * @param same whether that decision is the one asked for now
     */
    public static Decision decide(String proposer, Optional<String> decided, boolean same, String by) {
        if (proposer.equals(by)) {
            return Decision.SAME_PERSON;
        }
        return decided.map(who -> same && who.equals(by) ? Decision.UNCHANGED : Decision.ALREADY_DECIDED)
                .orElse(Decision.DECIDED);
    }
}
