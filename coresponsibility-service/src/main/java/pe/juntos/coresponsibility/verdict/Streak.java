package pe.juntos.coresponsibility.verdict;

/** Periods in a row, up to one, that ended in a breach or in silence. */
public record Streak(int notMet, int notVerifiable) {
    public static final Streak NONE = new Streak(0, 0);

    Streak after(HouseholdOutcome outcome) {
        return switch (outcome) {
            case NOT_MET -> new Streak(notMet + 1, 0);
            case NOT_VERIFIABLE -> new Streak(0, notVerifiable + 1);
            case MET, WAIVED, NO_TARGET_MEMBERS -> NONE;
        };
    }
}
