package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.SILENCE;
import static pe.juntos.coresponsibility.verdict.Households.again;
import static pe.juntos.coresponsibility.verdict.Households.member;

import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.member.Condition;

/** VER-5: a correction never claws back by itself. */
class Ver5Test {
    @Test
    void a_certified_payable_verdict_that_becomes_a_breach_stays_payable_and_goes_to_a_person() {
        var corrected = again(new Standing.Certified(true), BREACH);
        assertThat(corrected.payable()).isTrue();
        assertThat(corrected.reasons()).containsExactly(Reason.NO_ATTENDANCE, Reason.CORRECTION_NEEDS_PERSON);
        assertThat(corrected.reviews()).containsExactly(Review.CORRECTION_TO_NOT_MET);
    }

    @Test
    void a_breach_that_was_certified_stays_one_until_evidence_lifts_it() {
        assertThat(again(new Standing.Certified(false), BREACH).payable()).isFalse();
        assertThat(again(new Standing.Certified(false), BREACH).reviews()).isEmpty();
        assertThat(again(new Standing.Certified(false), MET).payable()).isTrue();
        assertThat(again(new Standing.Certified(false), SILENCE).payable()).isTrue();
    }

    @Test
    void an_upheld_request_lifts_the_breach_of_that_member_and_of_no_other() {
        var upheld = member("A", Condition.CRED, new Visits(0, 0, 1), Attendance.NONE, null, "request");
        var corrected = again(new Standing.Certified(false), upheld, MET);
        assertThat(corrected.outcome()).isEqualTo(HouseholdOutcome.MET);
        assertThat(corrected.payable()).isTrue();
        assertThat(corrected.members().getFirst().outcome()).isEqualTo(new Outcome.Met(Reason.RECONSIDERATION_UPHELD));
        assertThat(again(new Standing.Certified(false), upheld, BREACH).outcome())
                .isEqualTo(HouseholdOutcome.NOT_MET);
    }

    @Test
    void an_upheld_request_changes_nothing_but_a_breach() {
        var silent = member("A", Condition.CRED, Visits.NONE, Attendance.NONE, null, "request");
        assertThat(again(new Standing.Undecided(), silent).outcome()).isEqualTo(HouseholdOutcome.NOT_VERIFIABLE);
    }

    @Test
    void before_certification_a_verdict_is_simply_decided_again() {
        assertThat(again(new Standing.Undecided(), BREACH).payable()).isFalse();
    }
}
