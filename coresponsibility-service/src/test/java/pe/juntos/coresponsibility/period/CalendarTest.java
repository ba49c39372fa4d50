package pe.juntos.coresponsibility.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CAL-1 and CAL-2: six bimesters a year; a period's reference date is its first day. */
class CalendarTest {
    @Test
    void period_three_is_may_and_june() {
        var period = Period.of("2026-3");
        assertThat(period.firstDay()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(period.contains(LocalDate.of(2026, 4, 30))).isFalse();
        assertThat(period.contains(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(period.contains(YearMonth.of(2026, 6))).isTrue();
        assertThat(period.contains(YearMonth.of(2025, 6))).isFalse();
    }

    @Test
    void years_join() {
        assertThat(Period.of("2025-6").next()).isEqualTo(Period.of("2026-1"));
        assertThat(Period.of("2026-1").previous()).hasToString("2025-6");
        assertThat(Period.of("2026-1").periodsSince(Period.of("2025-5"))).isEqualTo(2);
        assertThat(Period.of("2024-1").lastDay()).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-0", "2026-7", "2026", "2026-03", "", "x"})
    void other_texts_are_no_period(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }
}
