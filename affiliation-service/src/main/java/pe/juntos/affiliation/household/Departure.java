package pe.juntos.affiliation.household;

import java.time.LocalDate;

/**
 * A household left, of its own will or by a decision of two persons (AFF-4, AFF-6).
 *
 * @param id of the declaration or decision
 */
public record Departure(LocalDate on, String id, ReasonCode reason) {}
