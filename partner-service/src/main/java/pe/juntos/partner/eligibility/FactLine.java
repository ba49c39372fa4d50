package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of {@code elegibilidad.csv}: one fact on the day on which it was seen.
 *
 * @param household id of the sender
 * @param member number of the person in the household; 0 for the household itself
 * @param value of a day of birth the days since 1970-01-01
 */
public record FactLine(String household, int member, LocalDate on, Input input, BigDecimal value) {}
