package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What merging and un-merging records needs of households' standings; every call joins the caller's transaction. */
public interface MergedStandings {

    /** Holds the households until the transaction ends, and tells where each stands; who was never assessed is missing. */
    Mono<Map<String, Standing>> hold(Collection<String> households);

    /** Tells whoever was told of the person that it is gone; before its record goes. */
    Mono<Void> farewell(String household, String member, LocalDate on);

    /**
     * Puts a household back where it stood: the decision is told and kept in its history like any other.
     *
     * @param former as it stood before; its version is counted on from now
     * @param inputs references to what the decision rests on (POL-2)
     */
    Mono<Void> restore(Standing former, LocalDate on, List<String> inputs);
}
