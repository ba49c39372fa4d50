package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

    @ParameterizedTest
    @CsvSource({"2026-Q1,2026-01-01,2026-03-31", "2026-Q2,2026-04-01,2026-06-30", "2026-Q4,2026-10-01,2026-12-31"})
    void a_quarter_has_three_months(String text, LocalDate first, LocalDate last) {
        Quarter quarter = Quarter.parse(text).orElseThrow();
        assertThat(quarter.first()).isEqualTo(first);
        assertThat(quarter.last()).isEqualTo(last);
        assertThat(quarter).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-2", "2026-Q5", "2026Q1", "Q1-2026", ""})
    void anything_else_is_none(String text) {
        assertThat(Quarter.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30,2026-Q1", "2026-07-01,2026-Q2", "2026-01-01,2025-Q4", "2026-05-31,2026-Q1"})
    void the_last_one_that_ended(LocalDate day, String quarter) {
        assertThat(Quarter.before(day)).hasToString(quarter);
    }
}
