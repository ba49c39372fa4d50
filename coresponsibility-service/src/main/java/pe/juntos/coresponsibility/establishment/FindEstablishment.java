package pe.juntos.coresponsibility.establishment;

import reactor.core.publisher.Mono;

/** Establishments that somebody may see. */
public interface FindEstablishment {
    /** Empty if it is not registered, or not the caller's to see. */
    Mono<EstablishmentCode> inSight(String code, Sight sight);
}
