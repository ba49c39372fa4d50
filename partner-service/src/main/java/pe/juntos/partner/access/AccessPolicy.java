package pe.juntos.partner.access;

import java.time.Duration;

/**
 * Limits of self-service.
 *
 * @param tokenLife of an access token
 * @param longestAssertion how far ahead the end of a client's assertion may lie
 * @param keyOverlap how long a key that is retired goes on being good
 * @param mostKeys of one institution at a time
 * @param mostRequested registrations that wait for an answer; more are turned away
 * @param usageDays that usage and refusals can be looked up
 * @param refusalsADay of one operation that are kept in an institution's log one by one; more are only counted, since anybody who
 *     knows its code may be refused in its name
 */
public record AccessPolicy(
        Duration tokenLife,
        Duration longestAssertion,
        Duration keyOverlap,
        int mostKeys,
        int mostRequested,
        int usageDays,
        int refusalsADay) {
    public AccessPolicy {
        if (!tokenLife.isPositive() || !longestAssertion.isPositive() || keyOverlap.isNegative()) {
            throw new IllegalArgumentException("times are positive");
        }
        if (mostKeys < 2 || mostRequested < 1 || usageDays < 1 || refusalsADay < 1) {
            throw new IllegalArgumentException("a change of keys needs two at a time");
        }
    }
}
