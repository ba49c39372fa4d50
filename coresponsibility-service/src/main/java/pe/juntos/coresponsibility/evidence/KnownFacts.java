package pe.juntos.coresponsibility.evidence;

import java.util.Set;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** Establishments, their signatories and the periods that take evidence, as they stand now. */
public interface KnownFacts {
    /** Of the whole country; some tens of thousands of establishments. */
    Mono<ReferenceFacts> all();

    /** The same, with these establishments only. */
    Mono<ReferenceFacts> of(Set<String> establishments);

    /** The periods that take evidence now, and corrections of it. */
    Mono<Set<Period>> accepting();
}
