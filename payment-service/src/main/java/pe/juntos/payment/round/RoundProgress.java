package pe.juntos.payment.round;

import reactor.core.publisher.Mono;

/** What bulk work tells the round that it works for. */
public interface RoundProgress {
    /** All of the round's transfers exist; in the caller's transaction. */
    Mono<Void> liquidated(String round);
}
