package pe.juntos.affiliation.household;

import java.time.LocalDate;

/** A gestor's visit to the household (AFF-1). */
public record Visit(LocalDate on, Result result) {

    /** What the gestor found. */
    public enum Result {
        VERIFIED,
        NOT_FOUND,
        NOT_RESIDENT
    }
}
