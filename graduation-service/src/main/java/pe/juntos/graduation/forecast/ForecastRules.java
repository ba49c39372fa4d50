package pe.juntos.graduation.forecast;

import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;

/**
 * The policies in force on the first day that a forecast looks at.
 *
 * @param version their ids, joined by {@code +}
 */
public record ForecastRules(
        String version, ForecastPolicy forecast, ExitPolicy exit, RecertificationPolicy recertification) {}
