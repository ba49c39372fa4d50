package pe.juntos.payment.liquidation;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * A part of a transfer.
 *
 * @param period what it is for, which for a compensation is earlier than the transfer's
 * @param policy id of the policy version that set the amount
 */
public record Line(Component component, Money amount, Period period, String policy) {}
