package pe.juntos.coresponsibility.period;

/** What follows from a command. */
public sealed interface PeriodDecision {
    /** The period changes its state. */
    record Moved(PeriodState state) implements PeriodDecision {}

    /** It was done before: the same answer again. */
    record Unchanged(PeriodState state) implements PeriodDecision {}

    /** It may not be done. */
    record Refused(Refusal refusal) implements PeriodDecision {}

    /** Why a command is refused; the names are the public codes. */
    enum Refusal {
        /** Consolidating or certifying before the step that comes first. */
        PERIOD_NOT_CLOSED,
        PERIOD_NOT_CONSOLIDATED,
        /** VER-6: a regional office answers for a whole region, headquarters for the country. */
        NOT_YOUR_REGION,
        /** VER-6: two different persons. */
        SAME_PERSON
    }
}
