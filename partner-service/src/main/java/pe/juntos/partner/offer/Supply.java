package pe.juntos.partner.offer;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Tells others how many places offers have; in the caller's transaction. */
public interface Supply {

    Mono<Void> changed(Collection<UUID> offers);

    /** Gives places back, then tells; the count is how many referrals let go. */
    Mono<Void> released(java.util.Map<UUID, Integer> places);
}
