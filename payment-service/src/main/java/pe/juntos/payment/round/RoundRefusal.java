package pe.juntos.payment.round;

/** Why a round does not move (PAY-4); public codes. */
public enum RoundRefusal {
    /** The step before is missing. */
    ROUND_NOT_READY,
    /** Nobody submits and approves or dispatches the same round, or cancels alone what that person submitted and others approved. */
    SAME_PERSON,
    /** What is quoted, or what would be sent, is not what was frozen. */
    TOTALS_DIFFER,
    BUDGET_CEILING_EXCEEDED,
    /** It would pay a period whose verdicts nobody certified. */
    PERIOD_NOT_CERTIFIED,
    /** The bank has not answered for every transfer yet. */
    TRANSFERS_UNANSWERED,
    /** What the bank has cannot be cancelled. */
    ALREADY_DISPATCHED,
    ROUND_CANCELLED
}
