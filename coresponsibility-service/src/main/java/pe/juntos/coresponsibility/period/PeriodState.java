package pe.juntos.coresponsibility.period;

/**
 * The life of a period: it opens with its expected lists, closes for evidence and is decided, the regional office consolidates
 * it and headquarters certifies it. Nothing goes back: late evidence corrects verdicts, never the state (VER-5, VER-6).
 */
public sealed interface PeriodState {
    /** The name in tables, events and answers. */
    default String code() {
        return switch (this) {
            case Open _ -> "OPEN";
            case ClosedForEvidence _ -> "CLOSED_FOR_EVIDENCE";
            case Consolidated _ -> "CONSOLIDATED";
            case Certified _ -> "CERTIFIED";
        };
    }

    /** Expected lists are out and follow the register; verdicts are not decided. */
    record Open() implements PeriodState {}

    /** Lists are frozen and verdicts decided; what arrives now corrects them. */
    record ClosedForEvidence() implements PeriodState {}

    /** @param by subject who consolidated for the regional office */
    record Consolidated(String by) implements PeriodState {}

    /**
     * @param consolidatedBy subject who consolidated
     * @param by subject who certified for headquarters, another person
     */
    record Certified(String consolidatedBy, String by) implements PeriodState {}
}
