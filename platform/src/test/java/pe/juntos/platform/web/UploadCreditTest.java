package pe.juntos.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender may be behind by ten seconds at a hundred bytes a second, and our own waiting is not the sender's. */
class UploadCreditTest {
    private final UploadCredit credit = new UploadCredit(Duration.ofSeconds(10), 100);

    @ParameterizedTest
    @CsvSource({"10, false", "11, true"})
    void silence_spends_it(int seconds, boolean spent) {
        credit.asked(1, 0);
        assertThat(credit.spent(at(seconds))).isEqualTo(spent);
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, false"})
    void the_pace_must_be_kept(int bytesASecond, boolean spent) {
        credit.asked(Long.MAX_VALUE, 0);
        for (var second = 1; second <= 2_000; second++) {
            credit.came(bytesASecond, at(second));
        }
        assertThat(credit.spent(at(2_000) + 1)).isEqualTo(spent);
    }

    @Test
    void what_came_fast_buys_no_more_than_the_patience() {
        credit.asked(2, 0);
        credit.came(1_000_000, at(1));
        assertThat(credit.spent(at(11))).isFalse();
        assertThat(credit.spent(at(12))).isTrue();
    }

    @Test
    void time_in_which_nobody_asks_is_not_the_sender_s() {
        credit.asked(1, 0);
        credit.came(1, at(1));
        assertThat(credit.spent(at(100))).isFalse();
        credit.asked(1, at(100));
        assertThat(credit.spent(at(109))).isFalse();
        assertThat(credit.spent(at(110))).isTrue();
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
