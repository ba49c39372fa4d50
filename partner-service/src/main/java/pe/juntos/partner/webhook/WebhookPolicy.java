package pe.juntos.partner.webhook;

import java.time.Duration;

/**
 * How notices are sent to partners.
 *
 * @param firstPause before the second attempt; each later pause is {@code factor} times the one before, up to {@code longestPause}
 * @param mostAttempts after which a delivery is dead
 * @param timeOut of one attempt
 * @param lease how long an attempt belongs to whoever took it; longer than the attempt may last
 * @param secretOverlap how long the former secret goes on signing after a rotation
 * @param mostWebhooks of one partner
 * @param logDays that an ended delivery can be looked up and sent again
 */
public record WebhookPolicy(
        Duration firstPause,
        int factor,
        Duration longestPause,
        int mostAttempts,
        Duration timeOut,
        Duration lease,
        Duration secretOverlap,
        int mostWebhooks,
        int logDays) {

    public WebhookPolicy {
        if (!firstPause.isPositive() || factor < 1 || longestPause.compareTo(firstPause) < 0 || mostAttempts < 1) {
            throw new IllegalArgumentException("pauses grow, and at least one attempt is made");
        }
        if (!timeOut.isPositive() || lease.compareTo(timeOut.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a lease lasts at least twice as long as an attempt");
        }
        if (secretOverlap.isNegative() || mostWebhooks < 1 || logDays < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** @param attempts made so far, at least one */
    public Duration pauseAfter(int attempts) {
        var pause = firstPause;
        for (int n = 1; n < attempts && pause.compareTo(longestPause) < 0; n++) {
            pause = pause.multipliedBy(factor);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
