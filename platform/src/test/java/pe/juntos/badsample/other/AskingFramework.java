package pe.juntos.badsample.other;

import org.springframework.core.env.Environment;
import pe.juntos.goodsample.thing.Thing;
import reactor.core.publisher.Mono;

/** A use case that knows the framework and another service. */
public final class AskingFramework {
    Mono<Thing> ask(Environment environment) {
        return Mono.empty();
    }
}
