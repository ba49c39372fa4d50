package pe.juntos.coresponsibility.indicator.adapter;

import java.time.LocalDate;
import java.util.List;
import pe.juntos.coresponsibility.policy.ReportingPolicy;
import pe.juntos.coresponsibility.policy.ReportingPolicy.AgeBand;

/**
 * Bands of age as days of birth, for {@code width_bucket}: who was born on or after a day belongs to a younger band.
 *
 * @param days ascending; the first day of birth of each band but the oldest
 * @param names of the bands, the oldest first
 */
record AgeBands(LocalDate[] days, String[] names) {
    static AgeBands on(LocalDate day, ReportingPolicy policy) {
        List<AgeBand> oldestFirst = policy.ageBands().reversed();
        return new AgeBands(
                oldestFirst.stream()
                        .limit(oldestFirst.size() - 1L)
                        .map(band -> day.minusMonths(band.fromMonths()).plusDays(1))
                        .toArray(LocalDate[]::new),
                oldestFirst.stream().map(AgeBand::name).toArray(String[]::new));
    }
}
