package pe.juntos.affiliation.entry;

import java.util.Collection;
import java.util.Map;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** The households of the register, held for the caller's transaction: two people never write about one at once. */
public interface KnownHouseholds {

    /** By code; those unknown or out of sight are missing. */
    Mono<Map<String, KnownHousehold>> lock(Collection<String> households, Scope scope);

    /** Empty if unknown or out of sight. */
    default Mono<KnownHousehold> lock(String household, Scope scope) {
        return lock(java.util.List.of(household), scope).flatMap(found -> Mono.justOrEmpty(found.get(household)));
    }
}
