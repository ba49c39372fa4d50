package pe.juntos.bench.read;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Asks for as much as is answered, some at a time, until nothing gets faster: what has just been started compiles itself while it
 * works, for as long as its machine needs for that.
 */
final class WarmUp {
    private static final int AT_A_TIME = 32;
    private static final double NOTICED = 1.03;
    private static final int NO_FASTER = 4;
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LongFunction<CompletableFuture<Boolean>> request;
    private final AtomicLong next = new AtomicLong();

    WarmUp(LongFunction<CompletableFuture<Boolean>> request) {
        this.request = request;
    }

    /**
     * @param what is asked for, in the plural
     * @param out told how many a second were answered in each window of time
     */
    void run(String what, PrintStream out) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var best = 0L;
        for (var noFaster = 0; noFaster < NO_FASTER && System.nanoTime() < end; ) {
            var answered = window();
            out.println("Warming up: %,d %s a second".formatted(answered / WINDOW.toSeconds(), what));
            noFaster = answered > best * NOTICED ? 0 : noFaster + 1;
            best = Math.max(best, answered);
        }
        out.println("Warm after %,d %s".formatted(next.get(), what));
    }

    private long window() {
        var end = System.nanoTime() + WINDOW.toNanos();
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
