package pe.juntos.coresponsibility.exception.adapter;

import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** The periods for which exceptions are taken: those that take evidence. */
@Component
final class AcceptingPeriods {
    private final KnownFacts known;

    AcceptingPeriods(KnownFacts known) {
        this.known = known;
    }

    Mono<String[]> now() {
        return known.accepting()
                .map(periods -> periods.stream().map(Period::toString).toArray(String[]::new));
    }
}
