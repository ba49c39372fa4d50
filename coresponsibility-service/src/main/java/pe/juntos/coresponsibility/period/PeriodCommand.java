package pe.juntos.coresponsibility.period;

/** What a person may ask of a period that was opened. */
public sealed interface PeriodCommand {
    record CloseForEvidence() implements PeriodCommand {}

    /** @param by subject of the person */
    record Consolidate(String by) implements PeriodCommand {}

    /** @param by subject of the person */
    record Certify(String by) implements PeriodCommand {}
}
