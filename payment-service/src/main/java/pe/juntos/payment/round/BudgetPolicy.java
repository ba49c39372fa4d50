package pe.juntos.payment.round;

import pe.juntos.payment.kernel.Money;

/** @param ceilingPerRound the most that a round may pay unless it opens with a ceiling of its own (PAY-4) */
public record BudgetPolicy(Money ceilingPerRound) {}
