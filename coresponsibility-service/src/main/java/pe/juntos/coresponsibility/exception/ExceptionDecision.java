package pe.juntos.coresponsibility.exception;

/** What comes of a command. */
public sealed interface ExceptionDecision {
    record Moved(ExceptionState to) implements ExceptionDecision {}

    /** The same person has said the same before. */
    record Unchanged(ExceptionState state) implements ExceptionDecision {}

    record Refused(ExceptionRule.Refusal why) implements ExceptionDecision {}
}
