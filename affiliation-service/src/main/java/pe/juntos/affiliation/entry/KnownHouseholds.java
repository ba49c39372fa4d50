package pe.juntos.affiliation.entry;

import java.util.Collection;
import java.util.Map;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** The households of the register, held for the caller's transaction: two people never write about one at once. */
public interface KnownHouseholds {

    /** By code; those unknown or outside the territory are missing. */
    Mono<Map<String, KnownHousehold>> lock(Collection<String> households, Territory territory);

    /** Empty if unknown or outside the territory. */
    default Mono<KnownHousehold> lock(String household, Territory territory) {
        return lock(java.util.List.of(household), territory).flatMap(found -> Mono.justOrEmpty(found.get(household)));
    }
}
