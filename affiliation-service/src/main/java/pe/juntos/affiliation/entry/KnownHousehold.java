package pe.juntos.affiliation.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;

/**
 * A household as it stands when somebody adds a fact about it.
 *
 * @param listedAgainOn the day its current cycle began; null in the first
 * @param decidedOn business day of the last decision about it; null before the first
 * @param decision version of that decision, 0 before the first
 * @param excludedBy who visited, closed the minutes or decided, wherever that spoke against the household
 * @param excludedOn the last day on which somebody did; null if nobody ever
 */
public record KnownHousehold(
        String household,
        String district,
        @Nullable String populatedCentre,
        HouseholdState state,
        List<ReasonCode> reasons,
        @Nullable LocalDate listedAgainOn,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        @Nullable LocalDate decidedOn,
        long decision,
        Set<String> excludedBy,
        @Nullable LocalDate excludedOn) {

    public KnownHousehold {
        reasons = List.copyOf(reasons);
        excludedBy = Set.copyOf(excludedBy);
    }

    /** On its way into the programme: neither in it, nor out. */
    public boolean onItsWay() {
        return switch (state) {
            case LISTED, VISITED, VALIDATED -> true;
            case AFFILIATED, SUSPENDED, EXITED, EXCLUDED, REJECTED -> false;
        };
    }

    public boolean affiliated() {
        return state == HouseholdState.AFFILIATED || state == HouseholdState.SUSPENDED;
    }

    /** Before the current cycle nothing counts any more. */
    public boolean listedBy(LocalDate day) {
        return listedAgainOn == null || !day.isBefore(listedAgainOn);
    }
}
