package pe.juntos.payment.round;

/** What becomes of a command. */
public sealed interface RoundDecision {
    record Moved(Round to) implements RoundDecision {}

    /** Was done before. */
    record Unchanged(Round round) implements RoundDecision {}

    record Refused(RoundRefusal why) implements RoundDecision {}
}
