package pe.juntos.coresponsibility.verdict;

/** What follows for a household from its members (VER-2). */
public enum HouseholdOutcome {
    MET,
    NOT_MET,
    NOT_VERIFIABLE,
    WAIVED,
    NO_TARGET_MEMBERS;

    /** VER-3: only an evidenced breach costs a family money, and only a household with target members is paid. */
    boolean payable() {
        return switch (this) {
            case MET, NOT_VERIFIABLE, WAIVED -> true;
            case NOT_MET, NO_TARGET_MEMBERS -> false;
        };
    }
}
