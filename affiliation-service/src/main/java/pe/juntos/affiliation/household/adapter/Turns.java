package pe.juntos.affiliation.household.adapter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pe.juntos.affiliation.household.HouseholdFacts;
import reactor.core.publisher.Mono;

/** Who of some households has a place (AFF-3). */
@FunctionalInterface
interface Turns {

    /** No ceiling: everybody has a place. */
    Turns UNLIMITED = _ -> Mono.just(Optional.empty());

    /** Nobody who is not affiliated yet has one. */
    Turns NOBODY = _ -> Mono.just(Optional.of(Set.of()));

    /** Empty if there is no ceiling. */
    Mono<Optional<Set<String>>> among(List<HouseholdFacts> households);
}
