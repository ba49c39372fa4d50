package pe.juntos.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** Of an outsider who is told that something cannot be answered now: asks again each second, for three minutes at most. */
final class Patience {
    private Patience() {}

    static ConditionFactory asking() {
        return await().atMost(Duration.ofMinutes(3)).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1));
    }
}
