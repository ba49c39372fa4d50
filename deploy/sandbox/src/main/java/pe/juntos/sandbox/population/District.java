package pe.juntos.sandbox.population;

import org.jspecify.annotations.Nullable;

/**
 * A district of the programme.
 *
 * @param ubigeo INEI code, six digits
 * @param incorporatedOn business date as written
 * @param place its capital, where known
 */
record District(
        String ubigeo,
        String name,
        String province,
        String department,
        String incorporatedOn,
        @Nullable Place place) {
    /** Degrees in ten-thousandths. */
    record Place(int latitude, int longitude) {}
}
