package pe.juntos.platform.test;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition: asks every 50 ms, for {@link #LONGEST} at most. Faults while asking count as "not yet". */
public final class Await {
    /** However busy the machine is: what has not come by then never will. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private Await() {}

    /** Until the assertion holds. */
    public static void until(ThrowingRunnable assertion) {
        patiently().untilAsserted(assertion);
    }

    /** Until the value is as wanted; gives it back. */
    public static <T> T value(Callable<T> value, Predicate<T> wanted) {
        return patiently().until(value, wanted::test);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions();
    }
}
