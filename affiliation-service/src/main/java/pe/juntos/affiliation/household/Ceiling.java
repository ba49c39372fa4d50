package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is affiliated first where not all can be (AFF-3): extreme poor, then district priority, then date listed. */
public final class Ceiling {

    /**
     * A household that could be affiliated.
     *
     * @param districtPriority rank of the district, 1 first
     */
    public record Candidate(
            String household, SocioEconomicClass socioEconomicClass, int districtPriority, LocalDate listedOn) {}

    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::socioEconomicClass)
            .thenComparing(Candidate::districtPriority)
            .thenComparing(Candidate::listedOn)
            .thenComparing(Candidate::household);

    private final long places;
    private final PriorityQueue<Candidate> admitted = new PriorityQueue<>(ORDER.reversed());

    /** @param places households that can still be affiliated; none if negative */
    public Ceiling(long places) {
        this.places = Math.max(0, places);
    }

    /** Offers candidates in any order; only as many are kept as there are places. */
    public void offer(Collection<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            admitted.add(candidate);
            if (admitted.size() > places) {
                admitted.remove();
            }
        }
    }

    public Set<String> admitted() {
        return admitted.stream().map(Candidate::household).collect(Collectors.toUnmodifiableSet());
    }

    /** A household that waited is affiliated on the day it was given its place, never on one before. */
    public static Assessment placed(Assessment assessment, LocalDate given) {
        if (!(assessment instanceof Assessment.Affiliated(var on, var trace)) || !on.isBefore(given)) {
            return assessment;
        }
        var reached = trace.stream()
                .map(step ->
                        step.state() == HouseholdState.AFFILIATED ? new Assessment.Step(step.state(), given) : step)
                .toList();
        return new Assessment.Affiliated(given, reached);
    }

    /** A household without a place waits, validated. */
    public static Assessment waiting(Assessment assessment) {
        var reached = assessment.trace().stream()
                .filter(step -> step.state() != HouseholdState.AFFILIATED)
                .toList();
        return new Assessment.Waiting(
                HouseholdState.VALIDATED, java.util.List.of(ReasonCode.WAITING_FOR_PLACE), reached);
    }
}
