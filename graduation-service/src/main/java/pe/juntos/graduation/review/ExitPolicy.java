package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private static final int WHOLE = 100;

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

    /**
     * First day on which the household stays no longer, of the terms counted in years: its class's, and that of all where
     * its class is unknown or its last years were not decided on.
     *
     * @return null where only the last child's schooling or nothing ends the stay
     */
    @Nullable
    LocalDate limit(HouseholdFacts facts) {
        if (terms.isEmpty()) {
            return null;
        }
        if (renewalDecided && facts.recertification() == null) {
            return limit(facts.affiliatedOn());
        }
        return terms.stream()
                .filter(term -> term.socioEconomicClass() == facts.currentClass())
                .findFirst()
                .map(term -> Optional.ofNullable(term.limit(facts.affiliatedOn())))
                .orElseGet(() -> Optional.of(limit(facts.affiliatedOn())))
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

    /**
     * Percent of the transfer that a household in the programme gets by its years in it (PAY-2). Nobody's silence takes
     * anything away: without the recertification that the version asks for it is the whole, and after a term that ends nothing
     * by itself the last share goes on.
     */
    public int share(HouseholdFacts facts, @Nullable Stay stay, LocalDate asOf) {
        return stay == null || stay.undecided()
                ? WHOLE
                : terms.stream()
                        .filter(term -> term.socioEconomicClass() == facts.currentClass())
                        .findFirst()
                        .map(term -> term.share(facts.affiliatedOn(), asOf))
                        .orElse(WHOLE);
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
     * @param gradualShares percent of the transfer in each of those years (PAY-2)
     * @param untilLastChildCompletesSecondary the stay ends with the last child's secondary school
     */
    public record Term(
            SocioEconomicClass socioEconomicClass,
            @Nullable Integer fullYears,
            int gradualYears,
            List<Integer> gradualShares,
            boolean untilLastChildCompletesSecondary) {
        public Term {
            gradualShares = List.copyOf(gradualShares);
            if (gradualShares.size() != gradualYears
                    || gradualShares.stream().anyMatch(share -> share < 0 || share > WHOLE)) {
                throw new IllegalArgumentException("each gradual year has its share, 0 to 100");
            }
        }

        private @Nullable LocalDate limit(LocalDate affiliatedOn) {
            return fullYears == null ? null : affiliatedOn.plusYears(fullYears + (long) gradualYears);
        }

        private int share(LocalDate affiliatedOn, LocalDate asOf) {
            if (fullYears == null || gradualShares.isEmpty()) {
                return WHOLE;
            }
            var full = affiliatedOn.plusYears(fullYears);
            long year = ChronoUnit.YEARS.between(full, asOf);
            return asOf.isBefore(full) ? WHOLE : gradualShares.get((int) Math.min(year, gradualShares.size() - 1L));
        }
    }

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
