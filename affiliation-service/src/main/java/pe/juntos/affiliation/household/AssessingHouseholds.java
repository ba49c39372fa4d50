package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Decides anew on a few households from their facts, at once: for whoever has just added a fact and wants its
 * consequence and its events in the same transaction. The national assessment does the same by blocks.
 */
public interface AssessingHouseholds {

    /**
     * Joins the caller's transaction, which writes its facts first and calls this last. Waits for an assessment that is
     * working on the same households; nothing changed, nothing is written nor told.
     *
     * @param households codes; those the register does not know are passed over
     * @param on business day of the fact. The register never looks back: a household is assessed as of the latest of
     *     this day, the day it was last assessed on by itself, and the last day of a national assessment
     * @return how many households were assessed
     */
    Mono<Long> assess(Collection<String> households, LocalDate on);

    /** The same, each household as of the day of its own fact. */
    Mono<Long> assess(Map<String, LocalDate> days);

    /**
     * Until the end of the caller's transaction nobody else decides on these households: for whoever reads what is known
     * of them before adding a fact that depends on it. Called once, with all of them, so that nobody waits for another.
     */
    Mono<Void> hold(Collection<String> households);
}
