package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One classification by SISFOH, in force from {@code from} to {@code until}, both included (TGT-2). */
public record Classification(
        SocioEconomicClass value, LocalDate from, @Nullable LocalDate until) {

    public boolean validOn(LocalDate date) {
        return !from.isAfter(date) && (until == null || !until.isBefore(date));
    }
}
