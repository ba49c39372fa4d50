package pe.juntos.gateway.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests somebody may make in each span of time; spans begin at multiples of their length since the epoch, so that all
 * gateways mean the same one.
 */
public record Allowance(int requests, Duration span) {
    public Allowance {
        if (requests < 1 || span.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "at least one request in at least a second, not " + requests + " in " + span);
        }
    }

    /** Number of the span that the moment is in. */
    public long spanOf(Instant at) {
        return at.getEpochSecond() / span.toSeconds();
    }

    /** Seconds until the next span begins. */
    public long secondsLeft(Instant at) {
        return span.toSeconds() - at.getEpochSecond() % span.toSeconds();
    }

    public boolean exceededBy(long used) {
        return used > requests;
    }
}
