package pe.juntos.affiliation.household;

import java.time.LocalDate;

/** The regional office accompanies a family, both days included (VER-4); coresponsibility decides it. */
public record Accompaniment(LocalDate since, LocalDate until) {

    public boolean on(LocalDate day) {
        return !day.isBefore(since) && !day.isAfter(until);
    }
}
