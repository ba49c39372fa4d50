package pe.juntos.coresponsibility.exception;

import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** Brings approved exceptions of an area to the persons who are expected there, once the lists are frozen. */
public interface CoveringAreas {
    Mono<Void> cover(Period period);
}
