package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One line of {@code distritos.csv}. */
public record DistrictLine(String district, LocalDate on, Input input, BigDecimal value) {}
