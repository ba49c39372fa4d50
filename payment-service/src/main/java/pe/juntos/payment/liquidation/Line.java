package pe.juntos.payment.liquidation;

import java.math.BigDecimal;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * A part of a transfer.
 *
 * @param amount never negative; a recovery's is deducted
 * @param period what it is for, which for a compensation is earlier than the transfer's
 * @param policy id of the policy version that set the amount
 * @param settles the right that it pays; a household's right of a period is settled once
 * @param cause why, as a public code
 */
public record Line(Component component, Money amount, Period period, String policy, String settles, String cause) {
    /** A period's base amount, whether paid in time or late. */
    public static final String BASE_RIGHT = "BASE";

    public static Line base(Money amount, Period period, String policy, String cause) {
        return new Line(Component.BASE, amount, period, policy, BASE_RIGHT, cause);
    }

    public static Line compensation(Money amount, Period period, String policy, String cause) {
        return new Line(Component.COMPENSATION, amount, period, policy, BASE_RIGHT, cause);
    }

    /** What it adds to the transfer. */
    public BigDecimal signed() {
        return component.deducts() ? amount.soles().negate() : amount.soles();
    }
}
