package pe.juntos.platform.files;

import java.util.Map;
import java.util.UUID;

/**
 * How an import stands.
 *
 * @param state {@code RECEIVED}, {@code APPLYING}, {@code APPLIED} or {@code FAILED}
 * @param lines data lines in the file
 * @param accepted lines minus refused lines
 */
public record ImportAnswer(
        UUID id,
        String kind,
        String state,
        UUID job,
        long lines,
        long accepted,
        long refused,
        Map<String, Long> refusals) {}
