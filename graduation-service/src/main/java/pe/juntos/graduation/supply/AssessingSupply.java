package pe.juntos.graduation.supply;

import reactor.core.publisher.Mono;

/** Holds the places of partners against the households that wait, raises alerts and ends them. */
public interface AssessingSupply {

    /** What changed, and how many alerts stand. */
    record Assessed(long raised, long cleared, long open) {}

    /** In the caller's transaction. Nothing new, nothing written nor told. */
    Mono<Assessed> assess();
}
