package pe.juntos.coresponsibility.verdict;

import reactor.core.publisher.Mono;

/** Has households decided again that were marked because something arrived after their period was closed (VER-5). */
public interface Rechecking {
    /** @param cause what marked them, so that the same cause starts one job only */
    Mono<Void> startIfAny(String cause);
}
