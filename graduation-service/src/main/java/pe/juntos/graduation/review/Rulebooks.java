package pe.juntos.graduation.review;

import reactor.core.publisher.Mono;

/** The rule book as it is now: versions may be published at any time, by two persons (POL-1). */
public interface Rulebooks {
    Mono<RuleBook> current();
}
