package pe.juntos.goodsample.thing;

import reactor.core.publisher.Mono;

/** A use case. */
public final class FindingThing {
    private final Things things;

    public FindingThing(Things things) {
        this.things = things;
    }

    public Mono<Thing> find(String code) {
        return things.find(code);
    }
}
