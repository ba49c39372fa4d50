package pe.juntos.payment.payee;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Period;

/** Since when a household belongs to the programme, and until when. A suspended household belongs: its verdict decides. */
public record Affiliation(
        @Nullable LocalDate affiliatedOn, @Nullable LocalDate exitedOn) {

    /** PAY-3: affiliated on the last day or before, and not gone on it or before. */
    public boolean coversLastDayOf(Period period) {
        return affiliatedOn != null
                && !affiliatedOn.isAfter(period.lastDay())
                && (exitedOn == null || exitedOn.isAfter(period.lastDay()));
    }
}
