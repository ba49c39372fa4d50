package pe.juntos.affiliation.identity;

import reactor.core.publisher.Mono;

/** RENIEC: asked outside any transaction, for a bounded time; it always comes to an answer, be it not to know. */
public interface CivilRegistry {

    Mono<CivilAnswer> ask(CivilQuestion question);
}
