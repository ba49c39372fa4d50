package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.SILENCE;
import static pe.juntos.coresponsibility.verdict.Households.accompanied;
import static pe.juntos.coresponsibility.verdict.Households.after;

import org.junit.jupiter.api.Test;

/** VER-4: breaches in a row go to a person; accompaniment holds the effect. */
class Ver4Test {
    @Test
    void the_third_breach_in_a_row_is_for_a_person() {
        assertThat(after(new Streak(1, 0), BREACH).reviews()).isEmpty();
        assertThat(after(new Streak(2, 0), BREACH).reviews()).containsExactly(Review.REPEATED_NOT_MET);
        assertThat(after(new Streak(3, 0), BREACH).reviews()).containsExactly(Review.REPEATED_NOT_MET);
        assertThat(after(new Streak(2, 0), MET).streak()).isEqualTo(Streak.NONE);
        assertThat(after(new Streak(2, 0), SILENCE).streak()).isEqualTo(new Streak(0, 1));
    }

    @Test
    void accompaniment_holds_the_effect_and_not_the_outcome() {
        var verdict = accompanied(BREACH);
        assertThat(verdict.outcome()).isEqualTo(HouseholdOutcome.NOT_MET);
        assertThat(verdict.payable()).isTrue();
        assertThat(verdict.reasons()).containsExactly(Reason.NO_ATTENDANCE, Reason.ACCOMPANIMENT_HOLD);
        assertThat(verdict.streak().notMet()).isEqualTo(1);
        assertThat(accompanied(MET).reasons()).containsExactly(Reason.ATTENDED);
    }
}
