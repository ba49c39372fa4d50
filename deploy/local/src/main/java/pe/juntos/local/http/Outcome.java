package pe.juntos.local.http;

/** How one attempt of a call ended. */
public sealed interface Outcome {

    /** The server answered, with whatever status. */
    record Answered(Reply reply) implements Outcome {}

    /** Nobody answered: refused connection, broken connection, time-out. It may or may not have been done. */
    record Away(String reason) implements Outcome {}
}
