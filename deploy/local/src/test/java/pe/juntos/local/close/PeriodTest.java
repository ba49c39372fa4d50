package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.local.place.LocalProblem;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({"2026-1,2026-02-28", "2024-1,2024-02-29", "2026-3,2026-06-30", "2026-6,2026-12-31"})
    void cal1EndsWithItsSecondMonth(String period, java.time.LocalDate lastDay) {
        assertThat(Period.parse(period).lastDay()).isEqualTo(lastDay);
        assertThat(Period.parse(period)).hasToString(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-0", "2026-7", "2026-03", "26-3", "2026/3", " 2026-3", "1999-1"})
    void anythingElseIsRefusedWithItsCode(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.exitStatus()).isEqualTo(2));
    }
}
