package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a household stays and how it leaves (GRA-1). A review follows the version in force in its period, whenever
 * the household was affiliated (POL-2).
 *
 * @param bonusGate null where the version knows no graduation bonus
 * @param termEnds whether reaching the term ends the stay; else a person looks
 * @param renewalDecided whether years after the full ones need a recertification that grants them
 * @param recertifyEveryYears years to each recertification where this version sets them itself
 */
public record ExitPolicy(
        List<Term> terms,
        @Nullable BonusGate bonusGate,
        boolean termEnds,
        boolean renewalDecided,
        @Nullable Integer recertifyEveryYears) {
    public ExitPolicy {
        terms = List.copyOf(terms);
    }

    /** First day of the years that a recertification grants; null for a class without such years. */
    public @Nullable LocalDate renewedFrom(HouseholdFacts facts) {
        return terms.stream()
                .filter(term -> term.socioEconomicClass() == facts.currentClass() && term.fullYears() != null)
                .findFirst()
                .map(term -> facts.affiliatedOn().plusYears(Objects.requireNonNull(term.fullYears())))
                .orElse(null);
    }

    /** First day on which nobody of that affiliation stays, whatever the class, of the terms counted in years. */
    LocalDate limit(LocalDate affiliatedOn) {
        return affiliatedOn.plusYears(terms.stream()
                .filter(term -> term.fullYears() != null)
                .mapToInt(term -> Objects.requireNonNull(term.fullYears()) + term.gradualYears())
                .max()
                .orElseThrow());
    }

    /** When SISFOH must look again under this version. */
    RecertificationPolicy recertification(RecertificationPolicy common) {
        return recertifyEveryYears == null
                ? common
                : new RecertificationPolicy(recertifyEveryYears, recertifyEveryYears, common.noticePeriods());
    }

    /**
     * @param fullYears years at the full amount; null where only the last child's schooling ends it
     * @param gradualYears years of decreasing amount after those
     * @param untilLastChildCompletesSecondary the stay ends with the last child's secondary school
     */
    public record Term(
            SocioEconomicClass socioEconomicClass,
            @Nullable Integer fullYears,
            int gradualYears,
            boolean untilLastChildCompletesSecondary) {}

    /**
     * @param afterYears completed years of affiliation before a bonus is offered
     * @param recertificationApplied whether a recertification must have been applied too
     * @param classes the recertified classes to which it is offered
     */
    public record BonusGate(int afterYears, boolean recertificationApplied, Set<SocioEconomicClass> classes) {
        public BonusGate {
            classes = Set.copyOf(classes);
        }

        /** The first day after the completed years. */
        LocalDate from(LocalDate affiliatedOn) {
            return affiliatedOn.plusYears(afterYears);
        }

        boolean opens(HouseholdFacts facts, LocalDate asOf) {
            if (from(facts.affiliatedOn()).isAfter(asOf)) {
                return false;
            }
            var last = facts.recertification();
            return last == null ? !recertificationApplied : classes.contains(last.outcome());
        }
    }
}
