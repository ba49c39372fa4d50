package pe.juntos.graduation.forecast;

import java.time.LocalDate;

/**
 * Told of a household whose exit is near enough to prepare for it: {@code juntos.graduation.forecast.v1}.
 *
 * @param on the first day on which it is so
 * @param announcedOn first day of the forecast that said so
 */
public record ExitAnnounced(
        String household, ExitKind kind, LocalDate on, ForecastExit.Basis basis, LocalDate announcedOn, String policy) {

    public static final String TOPIC = "juntos.graduation.forecast.v1";
    public static final String TYPE = "pe.juntos.graduation.forecast.announced.v1";
}
