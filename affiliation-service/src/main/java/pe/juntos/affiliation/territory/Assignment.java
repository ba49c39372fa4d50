package pe.juntos.affiliation.territory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A gestor answers for a place (USR-3).
 *
 * @param gestor subject of the gestor's token
 * @param until last day, included; null while it has no end
 */
public record Assignment(
        String gestor,
        Place place,
        LocalDate since,
        @Nullable LocalDate until) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
