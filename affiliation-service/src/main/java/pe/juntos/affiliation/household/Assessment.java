package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.List;

/** What the facts of a household amount to. Every outcome but affiliation says why, and all say by which steps. */
public sealed interface Assessment {

    HouseholdState state();

    /** Ordered, the decisive one first. */
    List<ReasonCode> reasons();

    List<Step> trace();

    /** A state reached, and the fact's date that reached it. */
    record Step(HouseholdState state, LocalDate on) {}

    /** Agreement signed and every target member attached; {@code on} is the latest of the facts needed. */
    record Affiliated(LocalDate on, List<Step> trace) implements Assessment {
        @Override
        public HouseholdState state() {
            return HouseholdState.AFFILIATED;
        }

        @Override
        public List<ReasonCode> reasons() {
            return List.of();
        }
    }

    /** On its way: something is still missing. */
    record Waiting(HouseholdState state, List<ReasonCode> reasons, List<Step> trace) implements Assessment {}

    /** Contested: a person of the regional office decides, no rule does. */
    record NeedsReview(HouseholdState state, List<ReasonCode> reasons, List<Step> trace) implements Assessment {}

    /** Not eligible (TGT-2). */
    record Rejected(List<ReasonCode> reasons, List<Step> trace) implements Assessment {
        @Override
        public HouseholdState state() {
            return HouseholdState.REJECTED;
        }
    }

    /** Removed by the visit, the assembly or the regional office (AFF-1). */
    record Excluded(List<ReasonCode> reasons, List<Step> trace) implements Assessment {
        @Override
        public HouseholdState state() {
            return HouseholdState.EXCLUDED;
        }
    }

    /** The household left, of its own will or by a decision of two persons (AFF-4, AFF-6). */
    record Left(LocalDate on, ReasonCode reason, List<Step> trace) implements Assessment {
        @Override
        public HouseholdState state() {
            return HouseholdState.EXITED;
        }

        @Override
        public List<ReasonCode> reasons() {
            return List.of(reason);
        }
    }
}
