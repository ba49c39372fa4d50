package pe.juntos.affiliation.entry.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the register about a household (POL-2).
 *
 * @param decidedOn business day
 * @param inputs the facts it rests on, each of which can be looked up
 * @param inputsHash the same inputs and policy give the same hash
 * @param trace states reached, and by which day's fact
 * @param notifiedOn the day the household was told; null as long as it was not
 */
public record HouseholdDecision(
        long version,
        String state,
        List<String> reasons,
        LocalDate decidedOn,
        String cause,
        String policy,
        List<String> inputs,
        String inputsHash,
        List<String> trace,
        Instant recordedAt,
        @Nullable LocalDate notifiedOn) {

    public HouseholdDecision {
        reasons = List.copyOf(reasons);
        inputs = List.copyOf(inputs);
        trace = List.copyOf(trace);
    }
}
