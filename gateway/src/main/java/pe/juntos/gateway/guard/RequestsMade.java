package pe.juntos.gateway.guard;

import reactor.core.publisher.Mono;

/** Counts what each caller asks, for all gateways together where they share a store. */
public interface RequestsMade {
    /** Counts one more of the caller in this span of time; gives how many there are now. */
    Mono<Long> oneMore(String caller, long span);
}
