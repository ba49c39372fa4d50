package pe.juntos.coresponsibility.scorecard;

import reactor.core.publisher.Mono;

/** Puts refused records down to the establishments they came from. */
public interface ChargingRefusals {
    Mono<Void> charge(RefusalTally tally);
}
