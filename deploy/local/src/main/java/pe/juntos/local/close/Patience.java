package pe.juntos.local.close;

import java.time.Duration;
import pe.juntos.local.place.LocalProblem;

/** Gives up when nothing has changed for long. */
final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final String what;
    private Object last = "";
    private long since = System.nanoTime();

    Patience(String what) {
        this.what = what;
    }

    /** Pauses before the next look. */
    void after(Object state) throws InterruptedException {
        if (!state.equals(last)) {
            last = state;
            since = System.nanoTime();
        }
        if (System.nanoTime() - since > LIMIT.toNanos()) {
            throw new LocalProblem(
                    "NO_PROGRESS",
                    what + " made no progress for " + LIMIT.toMinutes() + " minutes (" + state
                            + "); see ./juntos status and .juntos/logs, then run the same command again.");
        }
        Thread.sleep(LOOK_AGAIN);
    }
}
