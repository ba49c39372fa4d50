package pe.juntos.coresponsibility.period;

import pe.juntos.platform.security.Territory;

/** What a person may ask of a period that was opened. */
public sealed interface PeriodCommand {
    record CloseForEvidence() implements PeriodCommand {}

    /**
     * @param by subject of the person
     * @param territory what the person answers for
     */
    record Consolidate(String by, Territory territory) implements PeriodCommand {}

    /** @param by subject of the person */
    record Certify(String by) implements PeriodCommand {}
}
