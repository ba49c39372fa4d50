package pe.juntos.payment.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PAY-7: an account with money and without a movement for 180 days is dormant, and visited from then on. */
class Pay7DormancyTest {
    private static final CollectionPolicy POLICY = new CollectionPolicy(60, 180, 180);

    @ParameterizedTest
    @CsvSource({"2026-07-01,2026-12-27,false", "2026-07-01,2026-12-28,true", "2026-07-02,2026-12-28,false"})
    void dormant_after_180_days_without_a_movement(LocalDate moved, LocalDate on, boolean dormant) {
        assertThat(!moved.isAfter(Dormancy.lastMovement(on, POLICY))).isEqualTo(dormant);
        assertThat(Dormancy.before(on, moved, POLICY)).isEqualTo(!dormant);
    }
}
