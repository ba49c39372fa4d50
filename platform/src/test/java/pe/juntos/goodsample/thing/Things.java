package pe.juntos.goodsample.thing;

import reactor.core.publisher.Mono;

/** A port. */
public interface Things {
    Mono<Thing> find(String code);
}
