package pe.juntos.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Looks again until a condition holds. */
final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Await() {}

    static <T> T until(Callable<T> look, Predicate<T> enough) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look(look);
            if (enough.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still " + seen);
            }
            Thread.sleep(100);
        }
    }

    private static <T> T look(Callable<T> look) {
        try {
            return look.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
