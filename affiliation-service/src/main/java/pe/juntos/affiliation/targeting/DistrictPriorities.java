package pe.juntos.affiliation.targeting;

import java.time.LocalDate;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The districts' ranking as others need it: for the order in which households wait for a place (AFF-3). */
public interface DistrictPriorities {

    /** Rank by district on a day, 1 first; empty as long as no criteria were received. */
    Mono<Map<String, Integer>> on(LocalDate day);
}
