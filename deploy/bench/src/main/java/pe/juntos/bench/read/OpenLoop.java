package pe.juntos.bench.read;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks at a steady rate whether or not the answers keep up, and counts the time of each from when it was due: so a pause of the
 * service is in the figures of all that had to wait (no coordinated omission).
 */
final class OpenLoop {
    private static final int DIGITS = 3;

    private final Histogram microseconds = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), DIGITS);
    private final AtomicLong failed = new AtomicLong();

    /** @param request number of the request to its answer: true if it was good */
    void run(int perSecond, Duration lasting, LongFunction<CompletableFuture<Boolean>> request) {
        var pause = 1_000_000_000L / perSecond;
        var requests = lasting.toSeconds() * perSecond;
        var begin = System.nanoTime();
        var all = new CompletableFuture<?>[Math.toIntExact(requests)];
        for (var n = 0L; n < requests; n++) {
            var due = begin + n * pause;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            all[(int) n] = request.apply(n).handle((good, error) -> note(due, error == null && good));
        }
        CompletableFuture.allOf(all).join();
    }

    private boolean note(long due, boolean good) {
        microseconds.recordValue(Math.min((System.nanoTime() - due) / 1_000, microseconds.getHighestTrackableValue()));
        if (!good) {
            failed.incrementAndGet();
        }
        return good;
    }

    double milliseconds(double percentile) {
        return microseconds.getValueAtPercentile(percentile) / 1e3;
    }

    double highestMilliseconds() {
        return microseconds.getMaxValue() / 1e3;
    }

    long failures() {
        return failed.get();
    }

    long answered() {
        return microseconds.getTotalCount();
    }
}
