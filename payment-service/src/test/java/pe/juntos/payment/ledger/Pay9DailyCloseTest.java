package pe.juntos.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PAY-9: a day is closed once, after it is over, in order. */
class Pay9DailyCloseTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-07-02");

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, , CLOSING",
        "2026-07-01, 2026-06-30, CLOSING",
        "2026-07-02, , DAY_NOT_OVER",
        "2026-07-03, 2026-07-01, DAY_NOT_OVER",
        "2026-06-30, 2026-07-01, LATER_DAY_CLOSED"
    })
    void a_day_is_closed_when_it_is_over_and_none_after_it_was(LocalDate day, LocalDate last, String expected) {
        var decided = DailyClose.of(day, TODAY, last, false);
        assertThat(decided)
                .isEqualTo(
                        expected.equals("CLOSING")
                                ? new DailyClose.Closing()
                                : new DailyClose.Refused(DailyClose.Refusal.valueOf(expected)));
    }

    @Test
    void what_is_closed_stays_closed() {
        assertThat(DailyClose.of(TODAY.minusDays(1), TODAY, TODAY, true)).isEqualTo(new DailyClose.Closed());
    }
}
