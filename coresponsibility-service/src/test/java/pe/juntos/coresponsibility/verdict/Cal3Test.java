package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.newlyAffiliated;

import org.junit.jupiter.api.Test;

/** CAL-3: the period in which a household becomes affiliated is not verified, and is paid. */
class Cal3Test {
    @Test
    void is_waived_even_with_a_breach_or_without_target_members() {
        var verdict = newlyAffiliated(BREACH);
        assertThat(verdict.outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(verdict.members().getFirst().outcome()).isEqualTo(new Outcome.Waived(Reason.AFFILIATION_PERIOD));
        assertThat(newlyAffiliated().outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(newlyAffiliated().payable()).isTrue();
    }
}
