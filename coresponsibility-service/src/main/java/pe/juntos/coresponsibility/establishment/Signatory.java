package pe.juntos.coresponsibility.establishment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The right of an establishment's head to sign, EVI-1.
 *
 * @param signature the code of the signature
 * @param until last day of validity; none while it lasts
 */
public record Signatory(
        String signature, LocalDate from, @Nullable LocalDate until) {

    public boolean maySignOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
