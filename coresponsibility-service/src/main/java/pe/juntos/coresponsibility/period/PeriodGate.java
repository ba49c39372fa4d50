package pe.juntos.coresponsibility.period;

import reactor.core.publisher.Mono;

/**
 * Keeps a period from changing its state between what a transaction reads and what it writes: whoever depends on the state
 * passes, side by side; whoever changes it waits until all have passed.
 */
public interface PeriodGate {
    /** Until the end of the transaction no period changes its state. */
    Mono<Void> pass();

    /** Until the end of the transaction nobody passes. */
    Mono<Void> hold();
}
