package pe.juntos.gateway.story;

import org.jspecify.annotations.Nullable;

/**
 * One household and one period, from its standing over evidence and verdict to the bank's line; no names, no DNI.
 *
 * @param explanation in plain Spanish
 */
public record Story(
        String household,
        String period,
        String explanation,
        @Nullable Object status,
        @Nullable Object verdict,
        @Nullable Object payment,
        @Nullable Object graduation,
        @Nullable Object referrals) {}
