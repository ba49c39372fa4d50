package pe.juntos.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** Of an outsider who is told that something cannot be answered now: asks again each second, for {@link #LONGEST} at most. */
final class Patience {
    /** However busy the machine is: what has not come by then never will. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private Patience() {}

    static ConditionFactory asking() {
        return await().atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1));
    }
}
