package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a household stands: what was last decided about it. Its version counts what was told about it.
 *
 * @param cycle how often the household was listed: one that left and was listed again is in its second
 */
public record Standing(
        String household,
        long version,
        int cycle,
        HouseholdState state,
        List<ReasonCode> reasons,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn) {

    /** The exits that graduation orders. */
    private static final Set<ReasonCode> GRADUATION =
            Set.of(ReasonCode.GRADUATED, ReasonCode.NOT_POOR, ReasonCode.TERM_REACHED);

    public Standing {
        reasons = List.copyOf(reasons);
    }

    /**
     * After an assessment. A household that was affiliated is not put out by one: the class that lapses or the child
     * that grows up are the affair of recertification and exit, with their own notice. It leaves by a recorded
     * departure only, and comes back only by being listed again, which begins a new cycle (AFF-6).
     */
    public static Standing assessed(@Nullable Standing before, HouseholdFacts facts, Assessment assessment) {
        int cycle = facts.entry().cycle();
        if (before != null && (cycle < before.cycle || (cycle == before.cycle && before.state.entered()))) {
            return before.settled(cycle, assessment);
        }
        LocalDate on = assessment instanceof Assessment.Affiliated(var day, var _) ? day : null;
        LocalDate exit = assessment instanceof Assessment.Left(var day, var _, var _) ? day : null;
        long version = before == null ? 0 : before.version();
        return new Standing(facts.household(), version, cycle, assessment.state(), assessment.reasons(), on, exit);
    }

    private Standing settled(int assessed, Assessment assessment) {
        return assessed == cycle && assessment instanceof Assessment.Left(var on, var reason, var _)
                ? exited(on, reason)
                : this;
    }

    /** A verdict of a period that ended before the household was affiliated speaks of an earlier cycle. */
    public boolean judgedBy(LocalDate lastDayOfPeriod) {
        return affiliatedOn != null && !lastDayOfPeriod.isBefore(affiliatedOn);
    }

    /** After the verdict of the latest period: only a breach suspends, only a payable verdict brings back (VER-4). */
    public Standing afterVerdict(String outcome, boolean payable, List<String> suspendingOutcomes) {
        if (state == HouseholdState.AFFILIATED && !payable && suspendingOutcomes.contains(outcome)) {
            return in(HouseholdState.SUSPENDED, List.of(ReasonCode.NOT_MET), exitedOn);
        }
        if (state == HouseholdState.SUSPENDED && payable) {
            return in(HouseholdState.AFFILIATED, List.of(), exitedOn);
        }
        return this;
    }

    /**
     * After the exit of an affiliated household (AFF-6); repeated, it changes nothing. One dated before the affiliation
     * speaks of an earlier cycle.
     */
    public Standing exited(LocalDate on, ReasonCode reason) {
        return exited(on, List.of(reason));
    }

    /** For every reason that holds: a household may have graduated and be found not poor. */
    public Standing exited(LocalDate on, List<ReasonCode> why) {
        boolean taking = state == HouseholdState.AFFILIATED || state == HouseholdState.SUSPENDED;
        boolean current = affiliatedOn == null || !on.isBefore(affiliatedOn);
        return taking && current ? in(HouseholdState.EXITED, why, on) : this;
    }

    /**
     * After graduation suspended or undid the exit that it had ordered: back in the same stay. Who left otherwise, or was
     * listed again since, is not touched; repeated, it changes nothing.
     */
    public Standing readmitted() {
        boolean byGraduation = !reasons.isEmpty() && GRADUATION.containsAll(reasons);
        return state == HouseholdState.EXITED && byGraduation && affiliatedOn != null
                ? in(HouseholdState.AFFILIATED, List.of(), null)
                : this;
    }

    /** Everything is there but a place under the ceiling (AFF-3). */
    public boolean waitsForPlace() {
        return reasons.contains(ReasonCode.WAITING_FOR_PLACE);
    }

    /** The same decision, whatever was told about it. */
    public boolean decidedAs(Standing other) {
        return atVersion(0).equals(other.atVersion(0));
    }

    public Standing atVersion(long next) {
        return new Standing(household, next, cycle, state, reasons, affiliatedOn, exitedOn);
    }

    private Standing in(HouseholdState next, List<ReasonCode> why, @Nullable LocalDate exit) {
        return new Standing(household, version, cycle, next, why, affiliatedOn, exit);
    }
}
