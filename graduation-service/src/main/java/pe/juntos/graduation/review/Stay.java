package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * GRA-1: how long a household stays by its class, at the full amount first and then at a decreasing one. Whether reaching
 * the term ends the stay is the version's matter: since the fourth, time is not the central criterion any more, so a person
 * looks.
 *
 * @param until last day of the phase; null while only the last child's schooling or nothing ends it
 * @param undecided the years after the full ones are to be granted by a recertification that nobody made
 */
public record Stay(Phase phase, @Nullable LocalDate until, boolean undecided) {

    public enum Phase {
        FULL,
        GRADUAL,
        TERM_REACHED,
        UNTIL_LAST_CHILD
    }

    /** @return null for a class without a term: it leaves by other ways */
    static @Nullable Stay of(HouseholdFacts facts, LocalDate asOf, ExitPolicy policy) {
        return policy.terms().stream()
                .filter(term -> term.socioEconomicClass() == facts.currentClass())
                .findFirst()
                .map(term -> of(facts.affiliatedOn(), asOf, term))
                .map(stay -> policy.renewalDecided() && stay.renewing() && facts.recertification() == null
                        ? new Stay(stay.phase, stay.until, true)
                        : stay)
                .orElse(null);
    }

    private boolean renewing() {
        return phase == Phase.GRADUAL || phase == Phase.TERM_REACHED;
    }

    private static Stay of(LocalDate affiliatedOn, LocalDate asOf, ExitPolicy.Term term) {
        var fullYears = term.fullYears();
        if (fullYears == null) {
            return new Stay(Phase.UNTIL_LAST_CHILD, null, false);
        }
        var full = affiliatedOn.plusYears(fullYears);
        if (asOf.isBefore(full)) {
            return new Stay(Phase.FULL, full.minusDays(1), false);
        }
        var end = full.plusYears(term.gradualYears());
        return new Stay(asOf.isBefore(end) ? Phase.GRADUAL : Phase.TERM_REACHED, end.minusDays(1), false);
    }
}
