package pe.juntos.affiliation.territory;

import java.util.List;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** What each of several callers may see today. */
public interface CallerScopes {

    /** One for each, in the same order. */
    Mono<List<Scope>> of(List<Caller> callers);

    default Mono<Scope> of(Caller caller) {
        return of(List.of(caller)).map(List::getFirst);
    }
}
