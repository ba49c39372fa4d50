package pe.juntos.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BimesterTest {
    @Test
    void the_third_of_2026_is_may_and_june() {
        var period = Bimester.parse("2026-3");

        assertThat(period.firstDay()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(period.months()).containsExactly(YearMonth.of(2026, 5), YearMonth.of(2026, 6));
        assertThat(period).hasToString("2026-3");
    }

    @Test
    void the_one_before_the_first_is_last_years_sixth() {
        assertThat(Bimester.parse("2026-1").previous()).isEqualTo(new Bimester(2025, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-0", "2026-7", "2026-03", "26-3", "2026", ""})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Bimester.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
