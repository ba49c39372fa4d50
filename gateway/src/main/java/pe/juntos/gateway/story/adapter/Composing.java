package pe.juntos.gateway.story.adapter;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Holds composed answers to so many at a time; whoever comes on top hears so at once, and the others get theirs. */
@Component
class Composing {
    private final Bulkhead atOnce;

    Composing(Bulkhead atOnce) {
        this.atOnce = atOnce;
    }

    <T> Mono<T> of(Mono<T> answer) {
        return answer.transformDeferred(BulkheadOperator.of(atOnce))
                .onErrorMap(
                        BulkheadFullException.class,
                        _ -> Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "TOO_BUSY",
                                "Hay demasiados pedidos a la vez; vuelva a intentarlo en unos segundos."));
    }
}
