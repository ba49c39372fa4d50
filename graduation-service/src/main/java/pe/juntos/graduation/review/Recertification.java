package pe.juntos.graduation.review;

import java.time.LocalDate;

/** A result from SISFOH. */
public record Recertification(LocalDate on, SocioEconomicClass outcome) {}
