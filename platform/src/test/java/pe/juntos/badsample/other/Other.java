package pe.juntos.badsample.other;

import reactor.core.publisher.Mono;

/** Pure by its place, reactive by its content. */
public final class Other {
    Mono<String> later() {
        return Mono.just("later");
    }
}
