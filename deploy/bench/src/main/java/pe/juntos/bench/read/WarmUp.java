package pe.juntos.bench.read;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Asks for as much as is answered, some at a time, until nothing gets faster: what has just been started compiles itself while it
 * works, for as long as its machine needs for that.
 */
final class WarmUp {
    private static final int AT_A_TIME = 32;
    private static final double NOTICED = 1.03;
    private static final int NO_FASTER = 4;

    private final Duration window;
    private final Duration longest;
    private final LongFunction<CompletableFuture<Boolean>> request;
    private final AtomicLong next = new AtomicLong();

    /** @param window of time whose answers are counted, to be compared with the best of those before */
    WarmUp(Duration window, Duration longest, LongFunction<CompletableFuture<Boolean>> request) {
        this.window = window;
        this.longest = longest;
        this.request = request;
    }

    /**
     * @param told how many a second were answered in each window
     * @return how many were asked
     */
    long run(LongConsumer told) {
        var end = System.nanoTime() + longest.toNanos();
        var best = 0L;
        for (var noFaster = 0; noFaster < NO_FASTER && System.nanoTime() < end; ) {
            var answered = window();
            told.accept(answered / window.toSeconds());
            noFaster = answered > best * NOTICED ? 0 : noFaster + 1;
            best = Math.max(best, answered);
        }
        return next.get();
    }

    private long window() {
        var end = System.nanoTime() + window.toNanos();
        var before = next.get();
        try (var askers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (var n = 0; n < AT_A_TIME; n++) {
                askers.execute(() -> {
                    while (System.nanoTime() < end) {
                        request.apply(next.getAndIncrement())
                                .exceptionally(_ -> false)
                                .join();
                    }
                });
            }
        }
        return next.get() - before;
    }
}
