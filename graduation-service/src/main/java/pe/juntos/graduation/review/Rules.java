package pe.juntos.graduation.review;

import org.jspecify.annotations.Nullable;

/**
 * The policies in force on a day.
 *
 * @param version ids of the policies, joined by {@code +}
 * @param typology null before there was one
 */
public record Rules(
        String version,
        RecertificationPolicy recertification,
        @Nullable TypologyPolicy typology,
        ExitPolicy exit,
        StopPolicy stop) {

    /** When SISFOH must look again: an exit version may set its own years. */
    RecertificationPolicy recertifying() {
        return exit.recertification(recertification);
    }
}
