package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.accompanied;
import static pe.juntos.coresponsibility.verdict.Households.again;
import static pe.juntos.coresponsibility.verdict.Households.everyKindOfMember;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.period.Period;

/** POL-2: the steps of a trace tell how the rule really came to its outcome. */
class StepsTest {
    @Test
    void the_last_step_that_leads_somewhere_leads_to_what_the_rule_decided() {
        for (var period : List.of(TestRules.MAY_JUNE, TestRules.JANUARY_FEBRUARY)) {
            var policy = TestRules.of(period).verification();
            assertThat(everyKindOfMember())
                    .allSatisfy(member -> assertThat(
                                    leading(steps(member, period)).toList().getLast())
                            .isEqualTo(MemberRule.decide(member, period, policy).code()));
        }
    }

    @Test
    void a_low_attendance_is_told_with_its_figures() {
        var member = Households.member("E", Condition.SCHOOL, Visits.NONE, new Attendance(1, 20, 16, 0), null, null);
        assertThat(steps(member, TestRules.MAY_JUNE))
                .containsExactly(
                        new RuleStep("CAL-3", "AFFILIATED_IN_PERIOD", "false", RuleStep.NEXT),
                        new RuleStep("CAL-4", "SCHOOL_MONTHS", "2", RuleStep.NEXT),
                        new RuleStep("VER-1", "RECORDS", "1", RuleStep.NEXT),
                        new RuleStep("VER-1", "SCHOOL_DAYS", "20", RuleStep.NEXT),
                        new RuleStep("VER-1", "ATTENDANCE", "(16 + 0) x 100 against 85 x 20", "NOT_MET"),
                        new RuleStep("VER-1", "EXCEPTION", "null", RuleStep.NEXT),
                        new RuleStep("VER-5", "RECONSIDERATION_UPHELD", "null", RuleStep.NEXT));
    }

    @Test
    void what_holds_the_effect_of_a_breach_is_told() {
        assertThat(household(accompanied(BREACH)))
                .contains(new RuleStep("VER-4", "ACCOMPANIED", "true", "HELD"))
                .contains(new RuleStep("VER-3", "PAYABLE", "true", "PAYABLE"));
        assertThat(household(again(new Standing.Certified(true), BREACH)))
                .contains(new RuleStep("VER-5", "CERTIFIED_PAYABLE", "true", "HELD"));
        assertThat(household(again(new Standing.Undecided(), BREACH, MET)))
                .contains(new RuleStep("VER-2", "MEMBERS", "{MET=1, NOT_MET=1}", "NOT_MET"))
                .contains(new RuleStep("VER-3", "PAYABLE", "false", "NOT_PAYABLE"))
                .contains(new RuleStep("VER-4", "IN_A_ROW", "1 of 3", RuleStep.NEXT));
    }

    private static List<RuleStep> household(HouseholdVerdict verdict) {
        return HouseholdSteps.of(verdict, TestRules.of(TestRules.MAY_JUNE).verification());
    }

    private static List<RuleStep> steps(MemberFacts member, Period period) {
        return MemberSteps.of(member, false, period, TestRules.of(period).verification());
    }

    private static Stream<String> leading(List<RuleStep> steps) {
        return steps.stream().map(RuleStep::leadsTo).filter(to -> !to.equals(RuleStep.NEXT));
    }
}
