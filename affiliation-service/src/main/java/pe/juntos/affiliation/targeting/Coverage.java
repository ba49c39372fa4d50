package pe.juntos.affiliation.targeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.Eligibility;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.ReasonCode;

/**
 * Whom the programme reaches by mistake or misses, on a date (TGT-4): leakage is affiliated and not eligible that day,
 * under-coverage eligible and not affiliated; so is a second family of an affiliated household (TGT-3). A duplicate is
 * covered where it was merged into.
 *
 * @param reasons of leakage, what is not met; of under-coverage, the state and why it is no other, or {@link #NUCLEUS}
 */
public record Coverage(
        boolean affiliated, boolean eligible, @Nullable Kind kind, List<String> reasons) {

    /** Reason of a household whose second family is not covered. */
    public static final String NUCLEUS = "SECOND_NUCLEUS";

    public Coverage {
        reasons = List.copyOf(reasons);
    }

    /** What is wrong. */
    public enum Kind {
        LEAKAGE,
        UNDER_COVERAGE
    }

    /**
     * Where a household stands, as far as coverage depends on it.
     *
     * @param state {@code LISTED} as long as nothing was decided
     */
    public record Stands(
            String state,
            List<String> reasons,
            @Nullable LocalDate affiliatedOn,
            @Nullable LocalDate exitedOn) {

        public static final Stands LISTED = new Stands("LISTED", List.of(), null, null);

        public Stands {
            reasons = List.copyOf(reasons);
        }

        boolean affiliatedOn(LocalDate date) {
            boolean left = exitedOn != null && !exitedOn.isAfter(date);
            return affiliatedOn != null && !affiliatedOn.isAfter(date) && !left;
        }

        boolean duplicate() {
            return reasons.contains(ReasonCode.DUPLICATE.name());
        }
    }

    public static Coverage of(
            HouseholdFacts facts,
            Stands stands,
            LocalDate date,
            AffiliationRule.Context context,
            NucleusParameters policy) {
        boolean affiliated = stands.affiliatedOn(date);
        List<ReasonCode> unmet = Eligibility.unmet(facts, context, date);
        if (!unmet.isEmpty()) {
            List<String> reasons = unmet.stream().map(Enum::name).toList();
            return affiliated
                    ? new Coverage(true, false, Kind.LEAKAGE, reasons)
                    : new Coverage(false, false, null, List.of());
        }
        Optional<String> nucleus =
                SecondNucleus.members(facts, date, context.limits(), policy).isEmpty()
                        ? Optional.empty()
                        : Optional.of(NUCLEUS);
        if (!affiliated && stands.duplicate()) {
            return new Coverage(false, false, null, List.of());
        }
        Stream<String> why =
                affiliated ? Stream.empty() : Stream.concat(Stream.of(stands.state()), stands.reasons().stream());
        List<String> reasons = Stream.concat(why, nucleus.stream()).toList();
        return new Coverage(affiliated, true, reasons.isEmpty() ? null : Kind.UNDER_COVERAGE, reasons);
    }
}
