package pe.juntos.graduation.intake;

import java.time.LocalDate;
import pe.juntos.graduation.review.SocioEconomicClass;

/** One line of {@code recertificacion.csv}. */
public record RecertificationLine(String household, LocalDate on, SocioEconomicClass result) {}
