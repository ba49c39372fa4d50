package pe.juntos.coresponsibility.exception;

/** What somebody decides about a proposed exception. */
public sealed interface ExceptionCommand {
    String by();

    record Approve(String by) implements ExceptionCommand {}

    record Reject(String by) implements ExceptionCommand {}

    /** @param certified whether the period is certified: from then on what was excused stays excused */
    record Revoke(String by, boolean certified) implements ExceptionCommand {}
}
