package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * GRA-1: how long a household stays by its class, at the full amount first and then at a decreasing one. Reaching the
 * term ends nothing by itself: since the fourth version time is not the central criterion any more, so a person looks.
 *
 * @param until last day of the phase; null while only the last child's schooling or nothing ends it
 */
public record Stay(Phase phase, @Nullable LocalDate until) {

    public enum Phase {
        FULL,
        GRADUAL,
        TERM_REACHED,
        UNTIL_LAST_CHILD
    }

    /** @return null for a class without a term: it leaves by other ways */
    static @Nullable Stay of(
            LocalDate affiliatedOn,
            @Nullable SocioEconomicClass socioEconomicClass,
            LocalDate asOf,
            ExitPolicy policy) {
        return policy.terms().stream()
                .filter(term -> term.socioEconomicClass() == socioEconomicClass)
                .findFirst()
                .map(term -> of(affiliatedOn, asOf, term))
                .orElse(null);
    }

    private static Stay of(LocalDate affiliatedOn, LocalDate asOf, ExitPolicy.Term term) {
        var fullYears = term.fullYears();
        if (fullYears == null) {
            return new Stay(Phase.UNTIL_LAST_CHILD, null);
        }
        var full = affiliatedOn.plusYears(fullYears);
        if (asOf.isBefore(full)) {
            return new Stay(Phase.FULL, full.minusDays(1));
        }
        var end = full.plusYears(term.gradualYears());
        return asOf.isBefore(end)
                ? new Stay(Phase.GRADUAL, end.minusDays(1))
                : new Stay(Phase.TERM_REACHED, end.minusDays(1));
    }
}
