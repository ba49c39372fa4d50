package pe.juntos.graduation.profile;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of {@code perfil.csv}: one fact about a household, on the day on which it was seen.
 *
 * @param household id of the sender
 */
public record ProfileLine(String household, LocalDate on, Input input, BigDecimal value) {}
