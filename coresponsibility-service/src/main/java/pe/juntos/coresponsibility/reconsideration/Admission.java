package pe.juntos.coresponsibility.reconsideration;

/** Whether a request is taken. */
public sealed interface Admission {
    /** @param late after the observation window, or again: taken because of the evidence that it names */
    record Admitted(boolean late) implements Admission {}

    record Refused(Refusal refusal) implements Admission {}
}
