package pe.juntos.coresponsibility.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EVI-2, VER-3: what is refused is counted once, and charged to nobody who did not send it. */
class RefusalTallyTest {
    @Test
    void the_same_records_in_another_order_are_the_same() {
        assertThat(tally("UNSIGNED", "a", "b").lines())
                .isEqualTo(tally("UNSIGNED", "b", "a").lines());
        assertThat(tally("UNSIGNED", "a", "b").lines())
                .isNotEqualTo(tally("UNSIGNED", "a", "c").lines());
        assertThat(tally("UNSIGNED", "a", "b").lines().getFirst().getValue().records())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN_ESTABLISHMENT", "ESTABLISHMENT_NOT_YOURS", "PERIOD_NOT_OPEN"})
    void what_says_nothing_of_the_establishment_is_not_charged(String code) {
        assertThat(tally(code, "a").lines()).isEqualTo(List.of());
    }

    private static RefusalTally tally(String code, String... records) {
        var tally = new RefusalTally();
        for (var record : records) {
            tally.note("S-00000001", "2026-3", "salud", record, code);
        }
        return tally;
    }
}
