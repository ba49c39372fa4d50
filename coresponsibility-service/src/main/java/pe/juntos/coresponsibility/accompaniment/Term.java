package pe.juntos.coresponsibility.accompaniment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import pe.juntos.coresponsibility.period.Period;

/** From a day until a day, both included. */
public record Term(LocalDate from, LocalDate until) {
    long days() {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }

    boolean overlaps(Term other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    /** A period with a day of the term is held. */
    public boolean touches(Period period) {
        return overlaps(new Term(period.firstDay(), period.lastDay()));
    }
}
