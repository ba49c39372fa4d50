package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VER-4 and AFF-6: a breach suspends, a payable verdict brings back, and who left does not come back by itself. */
class Ver4SuspensionTest {

    private static final List<String> SUSPENDING = List.of("NOT_MET");
    private static final List<String> OUTCOMES =
            List.of("MET", "NOT_MET", "NOT_VERIFIABLE", "WAIVED", "NO_TARGET_MEMBERS");

    @ParameterizedTest
    @CsvSource({
        "AFFILIATED,NOT_MET,false,SUSPENDED",
        "AFFILIATED,NOT_MET,true,AFFILIATED",
        "AFFILIATED,NO_TARGET_MEMBERS,false,AFFILIATED",
        "AFFILIATED,NOT_VERIFIABLE,true,AFFILIATED",
        "SUSPENDED,MET,true,AFFILIATED",
        "SUSPENDED,NOT_VERIFIABLE,true,AFFILIATED",
        "SUSPENDED,NOT_MET,false,SUSPENDED",
        "SUSPENDED,NO_TARGET_MEMBERS,false,SUSPENDED",
        "EXITED,MET,true,EXITED",
        "VALIDATED,NOT_MET,false,VALIDATED"
    })
    void only_a_breach_suspends_and_only_a_payable_verdict_brings_back(
            HouseholdState before, String outcome, boolean payable, HouseholdState after) {
        assertThat(standing(before).afterVerdict(outcome, payable, SUSPENDING).state())
                .isEqualTo(after);
    }

    @Test
    void an_exit_happens_once_and_only_to_the_affiliated() {
        Standing exited = standing(HouseholdState.SUSPENDED).exited(day("2026-06-30"), ReasonCode.GRADUATED);
        assertThat(exited.state()).isEqualTo(HouseholdState.EXITED);
        assertThat(exited.exitedOn()).isEqualTo(day("2026-06-30"));
        assertThat(exited.exited(day("2026-08-31"), ReasonCode.NOT_POOR)).isSameAs(exited);
        Standing listed = standing(HouseholdState.LISTED);
        assertThat(listed.exited(day("2026-06-30"), ReasonCode.GRADUATED)).isSameAs(listed);
    }

    @Test
    void an_assessment_does_not_put_out_who_was_affiliated() {
        Standing before = standing(HouseholdState.SUSPENDED);
        assertThat(Standing.assessed(
                        before,
                        new Households().facts(),
                        new Assessment.Rejected(List.of(ReasonCode.NOT_POOR), List.of())))
                .isSameAs(before);
    }

    @Property
    void no_verdict_leads_out_of_an_end_or_into_the_programme(
            @ForAll HouseholdState state, @ForAll boolean payable, @ForAll int outcome) {
        String heard = OUTCOMES.get(Math.floorMod(outcome, OUTCOMES.size()));
        Standing after = standing(state).afterVerdict(heard, payable, SUSPENDING);
        boolean taking = state == HouseholdState.AFFILIATED || state == HouseholdState.SUSPENDED;
        assertThat(after.state() == state || taking).isTrue();
        assertThat(after.affiliatedOn()).isEqualTo(standing(state).affiliatedOn());
        assertThat(after.afterVerdict(heard, payable, SUSPENDING)).isEqualTo(after);
    }

    private static Standing standing(HouseholdState state) {
        return new Standing("H1", 3, 1, state, List.of(), state.entered() ? day("2024-04-10") : null, null);
    }
}
