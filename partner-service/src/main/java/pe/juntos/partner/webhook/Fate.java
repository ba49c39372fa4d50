package pe.juntos.partner.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What becomes of a delivery after an attempt. */
public sealed interface Fate {
    record Delivered() implements Fate {}

    record Again(Instant dueAt, String reason) implements Fate {}

    /** @param gone the partner said that nothing is to come to this address any more */
    record Dead(String reason, boolean gone) implements Fate {}

    /** @param attempts made so far, this one included */
    static Fate after(Reply reply, int attempts, Instant now, WebhookPolicy policy) {
        var reason = reply.reason();
        if (reason.isEmpty()) {
            return new Delivered();
        }
        if (reply.gone() || reply.nothingLeft() || attempts >= policy.mostAttempts()) {
            return new Dead(reason.get(), reply.gone());
        }
        return new Again(now.plus(pause(reply, attempts, policy)), reason.get());
    }

    /** The partner may ask for a longer pause, up to the longest. */
    private static Duration pause(Reply reply, int attempts, WebhookPolicy policy) {
        var own = policy.pauseAfter(attempts);
        var asked = Objects.requireNonNullElse(reply.retryAfter(), Duration.ZERO);
        var longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(policy.longestPause()) < 0 ? longer : policy.longestPause();
    }
}
