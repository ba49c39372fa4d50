package pe.juntos.payment.incentive;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.payment.liquidation.ComponentPolicy;
import pe.juntos.payment.payee.Affiliation;

/**
 * PAY-1: S/ 300 a year for each child of 14 or more in secondary who was approved, and S/ 200 more for better performance, in the
 * districts of the VRAE; and, where it is switched on, an amount each bimester for a household with a pregnant woman or a small child.
 */
public final class IncentiveRule {
    private IncentiveRule() {}

    /** Public codes. */
    public enum Refusal {
        COMPONENT_OFF,
        NOT_AFFILIATED,
        OUTSIDE_VRAE,
        UNDER_AGE,
        GRADE_NOT_APPROVED,
        NO_SMALL_CHILD
    }

    /** What comes of a line. */
    public sealed interface Result {
        /** @param settles the right that it pays, once a household: of a person and year, or of a period */
        record Granted(String settles, Money amount, String cause) implements Result {}

        record Refused(Refusal why) implements Result {}
    }

    /** @param district of the household */
    public static Result of(
            IncentiveLine line,
            Affiliation affiliation,
            String district,
            Period period,
            ComponentPolicy components,
            IncentivePolicy policy) {
        var amount = components.amountOf(line.component());
        if (amount.isEmpty()) {
            return new Result.Refused(Refusal.COMPONENT_OFF);
        }
        if (!affiliation.coversLastDayOf(period)) {
            return new Result.Refused(Refusal.NOT_AFFILIATED);
        }
        return line.component() == Component.VRAE_SECONDARY
                ? secondary(line, district, period, amount.get(), policy)
                : earlyChildhood(line, period, amount.get(), policy);
    }

    private static Result secondary(
            IncentiveLine line, String district, Period period, Money amount, IncentivePolicy policy) {
        if (!policy.inVrae(district)) {
            return new Result.Refused(Refusal.OUTSIDE_VRAE);
        }
        if (line.age() < policy.vraeFromAge()) {
            return new Result.Refused(Refusal.UNDER_AGE);
        }
        if (!line.gradeApproved()) {
            return new Result.Refused(Refusal.GRADE_NOT_APPROVED);
        }
        var settles = "VRAE_SECONDARY:" + period.year() + ":" + line.person();
        return line.performed()
                ? new Result.Granted(settles, amount.plus(policy.vraePerformance()), "GRADE_APPROVED_AND_PERFORMANCE")
                : new Result.Granted(settles, amount, "GRADE_APPROVED");
    }

    private static Result earlyChildhood(IncentiveLine line, Period period, Money amount, IncentivePolicy policy) {
        if (!line.pregnant() && line.age() >= policy.earlyChildhoodUnder()) {
            return new Result.Refused(Refusal.NO_SMALL_CHILD);
        }
        return new Result.Granted("EARLY_CHILDHOOD:" + period, amount, line.pregnant() ? "PREGNANCY" : "SMALL_CHILD");
    }
}
