package pe.juntos.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time limits in working days, with the holidays of Peru. */
class WorkingDaysTest {
    private static final WorkingDays PERU = WorkingDays.ofPeru();

    @ParameterizedTest
    @CsvSource({
        "2026-07-03, true", // a Friday
        "2026-07-04, false",
        "2026-07-05, false",
        "2026-07-06, true",
        "2026-07-22, true",
        "2026-07-23, false", // a holiday since the law of 2022
        "2026-07-24, true",
        "2019-07-23, true",
        "2026-07-27, true",
        "2026-07-28, false",
        "2026-07-29, false",
        "2026-07-30, true",
        "2026-04-01, true", // Easter is on 5 April
        "2026-04-02, false",
        "2026-04-03, false",
        "2026-04-06, true",
        "2024-03-28, false",
        "2024-03-27, true",
        "2026-12-31, true",
        "2027-01-01, false"
    })
    void offices_work_from_monday_to_friday_but_for_holidays(LocalDate day, boolean works) {
        assertThat(PERU.include(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-06, 0, 2026-07-06",
        "2026-07-06, 1, 2026-07-07",
        "2026-07-06, 10, 2026-07-20",
        "2026-07-10, 10, 2026-07-27", // over the 23rd and two weekends
        "2026-07-17, 10, 2026-08-05", // over the 23rd, 28th and 29th
        "2026-12-23, 2, 2026-12-28", // over Christmas and a weekend
        "2026-03-27, 4, 2026-04-06" // over Holy Week
    })
    void the_day_from_which_a_limit_runs_is_not_counted(LocalDate from, int days, LocalDate last) {
        assertThat(PERU.after(from, days)).isEqualTo(last);
        assertThat(PERU.between(from, last)).isEqualTo(days);
        assertThat(PERU.between(from, last.minusDays(1))).isLessThan(Math.max(days, 1));
    }

    @ParameterizedTest
    @CsvSource({"2008, 2008-03-23", "2019, 2019-04-21", "2024, 2024-03-31", "2025, 2025-04-20", "2038, 2038-04-25"})
    void easter(int year, LocalDate sunday) {
        assertThat(Easter.sundayOf(year)).isEqualTo(sunday);
    }

    @Property
    void a_limit_ends_on_a_working_day_and_a_longer_one_never_earlier(
            @ForAll @IntRange(max = 3000) int offset, @ForAll @IntRange(min = 1, max = 60) int days) {
        var from = LocalDate.of(2020, 1, 1).plusDays(offset);
        assertThat(PERU.include(PERU.after(from, days))).isTrue();
        assertThat(PERU.after(from, days)).isBefore(PERU.after(from, days + 1));
    }
}
