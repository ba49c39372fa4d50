package pe.juntos.partner.registry;

import java.time.Duration;

/**
 * Limits of what other registries ask.
 *
 * @param mostItems requests in one message
 * @param largestPage records of one page
 * @param mostFound records that one request may find; more are too many to be leafed through
 * @param mostSubscriptions of one partner that are open
 * @param clocksApart how far in the future a message's times may lie
 * @param signatureApart the same of a signature's times
 * @param longestSignature how far ahead the end of a partner's signature may lie; until then it is remembered
 * @param ownSignature how long a signature of this side is good
 * @param messageDays that a message and what came of it can be looked up
 * @param keyDays that a key which signs no more stays published
 */
public record RegistryPolicy(
        int mostItems,
        int largestPage,
        int mostFound,
        int mostSubscriptions,
        Duration clocksApart,
        Duration signatureApart,
        Duration longestSignature,
        Duration ownSignature,
        int messageDays,
        int keyDays) {

    public RegistryPolicy {
        if (mostItems < 1 || largestPage < 1 || mostFound < largestPage || mostSubscriptions < 1) {
            throw new IllegalArgumentException("something can be asked, and a page of it found");
        }
        if (clocksApart.isNegative() || signatureApart.isNegative() || messageDays < 1 || keyDays < 1) {
            throw new IllegalArgumentException("times are not negative");
        }
        if (!longestSignature.isPositive() || !ownSignature.isPositive()) {
            throw new IllegalArgumentException("a signature is good for a while");
        }
    }
}
