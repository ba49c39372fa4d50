package pe.juntos.affiliation.entry.leaving;

import java.time.LocalDate;

/**
 * What this service reads of a household that relapsed after it left: its request to come back (GRA-8).
 *
 * @param followUp id of the visit
 * @param on day of the visit
 */
public record Relapse(String household, String followUp, LocalDate on) {}
