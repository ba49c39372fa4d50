package pe.juntos.payment.round;

import pe.juntos.payment.kernel.Money;

/** @param ceilingPerRound the most that a round may pay; one may open with a lower ceiling of its own, not with a higher one (PAY-4) */
public record BudgetPolicy(Money ceilingPerRound) {}
