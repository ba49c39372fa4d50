package pe.juntos.gateway.story;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One household and one period, from its standing over evidence and verdict to the bank's line; no names, no DNI.
 *
 * @param explanation in plain Spanish
 * @param meanings in Spanish, of the reason codes in each part
 */
public record Story(
        String household,
        String period,
        String explanation,
        Map<String, Map<String, String>> meanings,
        InWords quechua,
        @Nullable Object status,
        @Nullable Object verdict,
        @Nullable Object payment,
        @Nullable Object graduation,
        @Nullable Object referrals) {}
