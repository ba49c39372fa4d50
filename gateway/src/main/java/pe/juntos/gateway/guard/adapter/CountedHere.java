package pe.juntos.gateway.guard.adapter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import pe.juntos.gateway.guard.RequestsMade;
import reactor.core.publisher.Mono;

/** For a single gateway. Only the newest span of time is kept. */
final class CountedHere implements RequestsMade {
    private final AtomicLong newest = new AtomicLong();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    @Override
    public Mono<Long> oneMore(String caller, long span) {
        return Mono.fromSupplier(() -> {
            if (newest.getAndSet(span) != span) {
                counts.clear();
            }
            return counts.computeIfAbsent(caller, _ -> new AtomicLong()).incrementAndGet();
        });
    }
}
