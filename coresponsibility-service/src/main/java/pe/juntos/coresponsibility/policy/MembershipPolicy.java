package pe.juntos.coresponsibility.policy;

/**
 * Who is a target member and where it is verified (MEM-1, MEM-2).
 *
 * @param ageLimitYears last completed year of age that still counts
 * @param untilSecondaryCompleted whether completing secondary ends the membership
 * @param healthOnlyMonths below this age in months a child is always verified in health
 * @param schoolAgeYears from this age in years a child is verified at school
 * @param gestationDays days before the probable delivery from which a woman counts as pregnant
 */
public record MembershipPolicy(
        int ageLimitYears,
        boolean untilSecondaryCompleted,
        int healthOnlyMonths,
        int schoolAgeYears,
        int gestationDays) {

    public MembershipPolicy {
        if (ageLimitYears < schoolAgeYears || schoolAgeYears * 12 < healthOnlyMonths || healthOnlyMonths < 0) {
            throw new IllegalArgumentException("the bands of age follow one another");
        }
        if (ageLimitYears > 30 || gestationDays < 0 || gestationDays > 320) {
            throw new IllegalArgumentException("no childhood and no pregnancy is so long");
        }
    }
}
