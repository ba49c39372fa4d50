package pe.juntos.coresponsibility.policy;

import java.time.LocalDate;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import reactor.core.publisher.Mono;

/** The rulebook as it is now: versions may be published at any time, by two persons (POL-1). */
public interface Rulebooks {
    Mono<Rulebook> current();

    /** The numbers in force on a period's first day. */
    default Mono<Rules> on(LocalDate firstDay) {
        return current().map(book -> book.on(firstDay));
    }
}
