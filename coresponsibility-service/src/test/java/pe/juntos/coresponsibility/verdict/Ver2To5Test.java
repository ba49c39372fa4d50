package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.member.Condition;

/** VER-2 to VER-5 and CAL-3: the verdict on a household and what it means for its transfer. */
class Ver2To5Test {
    private static final MemberFacts MET = member("M1", new Visits(1, 0, 0));
    private static final MemberFacts BREACH = member("M2", new Visits(0, 0, 1));
    private static final MemberFacts SILENCE = member("M3", Visits.NONE);

    @Test
    void ver2_one_breach_outweighs_all_and_one_silence_the_met() {
        assertThat(decide(MET, SILENCE, BREACH).outcome()).isEqualTo(HouseholdOutcome.NOT_MET);
        assertThat(decide(MET, SILENCE).outcome()).isEqualTo(HouseholdOutcome.NOT_VERIFIABLE);
        assertThat(decide(MET, MET).outcome()).isEqualTo(HouseholdOutcome.MET);
        assertThat(decide().outcome()).isEqualTo(HouseholdOutcome.NO_TARGET_MEMBERS);
    }

    @Test
    void cal3_the_period_of_affiliation_is_not_verified_even_without_target_members() {
        assertThat(waived(BREACH).outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(waived(BREACH).members().getFirst().outcome())
                .isEqualTo(new Outcome.Waived(Reason.AFFILIATION_PERIOD));
        assertThat(waived().outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(waived().payable()).isTrue();
    }

    @Test
    void ver3_only_a_breach_costs_the_transfer() {
        assertThat(decide(MET).payable()).isTrue();
        assertThat(decide(SILENCE).payable()).isTrue();
        assertThat(decide(BREACH).payable()).isFalse();
        assertThat(decide().payable()).isFalse();
    }

    @Test
    void ver3_the_third_silence_in_a_row_opens_a_visit() {
        assertThat(after(new Streak(0, 1), SILENCE).reviews()).isEmpty();
        assertThat(after(new Streak(0, 2), SILENCE).reviews()).containsExactly(Review.REPEATED_SILENCE);
    }

    @Test
    void ver4_the_third_breach_in_a_row_is_for_a_person() {
        assertThat(after(new Streak(1, 0), BREACH).reviews()).isEmpty();
        assertThat(after(new Streak(2, 0), BREACH).reviews()).containsExactly(Review.REPEATED_NOT_MET);
        assertThat(after(new Streak(2, 0), MET).streak()).isEqualTo(Streak.NONE);
        assertThat(after(new Streak(2, 0), SILENCE).streak()).isEqualTo(new Streak(0, 1));
    }

    @Test
    void ver4_accompaniment_holds_the_effect() {
        var verdict = HouseholdRule.decide(
                facts(false, true, Streak.NONE, BREACH),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE),
                new Standing.Undecided());
        assertThat(verdict.outcome()).isEqualTo(HouseholdOutcome.NOT_MET);
        assertThat(verdict.payable()).isTrue();
        assertThat(verdict.reasons()).containsExactly(Reason.NO_ATTENDANCE, Reason.ACCOMPANIMENT_HOLD);
    }

    @Test
    void ver5_a_certified_payable_verdict_is_never_clawed_back_by_itself() {
        var corrected = again(new Standing.Certified(true), BREACH);
        assertThat(corrected.payable()).isTrue();
        assertThat(corrected.reasons()).containsExactly(Reason.NO_ATTENDANCE, Reason.CORRECTION_NEEDS_PERSON);
        assertThat(corrected.reviews()).containsExactly(Review.CORRECTION_TO_NOT_MET);
        assertThat(again(new Standing.Certified(false), BREACH).payable()).isFalse();
        assertThat(again(new Standing.Certified(false), MET).payable()).isTrue();
    }

    @Property
    void no_evidence_is_never_a_breach(@ForAll @IntRange(max = 6) int members, @ForAll boolean accompanied) {
        var silent = Collections.nCopies(members, SILENCE).toArray(MemberFacts[]::new);
        var verdict = HouseholdRule.decide(
                facts(false, accompanied, Streak.NONE, silent),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE),
                new Standing.Undecided());
        assertThat(verdict.outcome()).isNotEqualTo(HouseholdOutcome.NOT_MET);
    }

    @Property
    void order_of_members_and_running_again_change_nothing(
            @ForAll @Size(max = 5) List<@IntRange(max = 2) Integer> missed) {
        var members = new java.util.ArrayList<MemberFacts>();
        for (var i = 0; i < missed.size(); i++) {
            members.add(member("M" + i, new Visits(missed.get(i) / 2, 0, missed.get(i))));
        }
        var verdict = decide(members.toArray(MemberFacts[]::new));
        Collections.reverse(members);
        assertThat(decide(members.toArray(MemberFacts[]::new))).isEqualTo(verdict);
    }

    @Property
    void a_breach_names_a_record(
            @ForAll @IntRange(max = 3) int a, @ForAll @IntRange(max = 3) int b, @ForAll @IntRange(max = 3) int c) {
        var verdict = decide(member("M", new Visits(a, b, c)));
        if (verdict.outcome() == HouseholdOutcome.NOT_MET) {
            assertThat(c).isPositive();
        }
    }

    @Property
    void other_inputs_give_another_hash(@ForAll @IntRange(max = 9) int a, @ForAll @IntRange(max = 9) int b) {
        var same = decide(member("M", new Visits(a, 0, 0)))
                .hash()
                .equals(decide(member("M", new Visits(b, 0, 0))).hash());
        assertThat(same).isEqualTo(a == b);
    }

    private static HouseholdVerdict decide(MemberFacts... members) {
        return again(new Standing.Undecided(), members);
    }

    private static HouseholdVerdict again(Standing standing, MemberFacts... members) {
        return HouseholdRule.decide(
                facts(false, false, Streak.NONE, members),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE),
                standing);
    }

    private static HouseholdVerdict waived(MemberFacts... members) {
        return HouseholdRule.decide(
                facts(true, false, Streak.NONE, members),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE),
                new Standing.Undecided());
    }

    private static HouseholdVerdict after(Streak before, MemberFacts member) {
        return HouseholdRule.decide(
                facts(false, false, before, member),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE),
                new Standing.Undecided());
    }

    private static HouseholdFacts facts(
            boolean affiliated, boolean accompanied, Streak before, MemberFacts... members) {
        return new HouseholdFacts("H1", "1", "050101", affiliated, accompanied, before, List.of(members));
    }

    private static MemberFacts member(String code, Visits visits) {
        return new MemberFacts(code, code, Condition.CRED, visits, Attendance.NONE, null);
    }
}
