package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Condition;

/** VER-1, and CAL-4 for the school year: the verdict on one member. */
class Ver1Test {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, MET, ATTENDED",
        "1, 5, 5, MET, ATTENDED",
        "0, 1, 5, NOT_VERIFIABLE, SERVICE_UNAVAILABLE",
        "0, 0, 1, NOT_MET, NO_ATTENDANCE",
        "0, 0, 0, NOT_VERIFIABLE, NO_RECORD"
    })
    void health(int attended, int unattended, int missed, String outcome, Reason reason) {
        var found = health(new Visits(attended, unattended, missed), null);
        assertThat(found.code()).isEqualTo(outcome);
        assertThat(found.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, 17, 0, MET, ATTENDANCE_SUFFICIENT", // exactly 85 %
        "1, 20, 16, 1, MET, ATTENDANCE_SUFFICIENT",
        "1, 10000, 8499, 0, NOT_MET, ATTENDANCE_BELOW_MINIMUM", // 84.99 %
        "1, 10000, 8500, 0, MET, ATTENDANCE_SUFFICIENT",
        "1, 10000, 8498, 1, NOT_MET, ATTENDANCE_BELOW_MINIMUM",
        "1, 10000, 8499, 1, MET, ATTENDANCE_SUFFICIENT",
        "1, 20, 16, 0, NOT_MET, ATTENDANCE_BELOW_MINIMUM",
        "2, 40, 33, 0, NOT_MET, ATTENDANCE_BELOW_MINIMUM", // 82.5 %
        "2, 40, 34, 0, MET, ATTENDANCE_SUFFICIENT",
        "1, 2147483647, 1825361100, 0, MET, ATTENDANCE_SUFFICIENT",
        "1, 0, 0, 0, NOT_VERIFIABLE, NO_SCHOOL_DAYS",
        "0, 0, 0, 0, NOT_VERIFIABLE, NO_RECORD"
    })
    void education(int records, int days, int attended, int justified, String outcome, Reason reason) {
        var found = school(new Attendance(records, days, attended, justified), null, TestRules.MAY_JUNE);
        assertThat(found.code()).isEqualTo(outcome);
        assertThat(found.reason()).isEqualTo(reason);
    }

    /** AFF-5: days of a school that was left count only where they lift the child to the minimum. */
    @ParameterizedTest
    @CsvSource({
        "20, 14, 20, 20, true", // 34 of 40: exactly 85 %
        "20, 13, 20, 20, false",
        "20, 20, 20, 14, true", // counted, as they do no harm
        "20, 20, 20, 13, false",
        "0, 0, 20, 17, true",
        "0, 0, 20, 16, false",
        "20, 20, 0, 0, false"
    })
    void days_at_a_school_that_was_left(int days, int attended, int daysLeft, int attendedLeft, boolean counted) {
        var here = new Attendance(days == 0 ? 0 : 1, days, attended, 0);
        assertThat(here.isHelpedBy(new Attendance(1, daysLeft, attendedLeft, 0), 85))
                .isEqualTo(counted);
    }

    @Test
    void no_school_in_january_and_february_whatever_is_recorded() {
        assertThat(school(new Attendance(1, 20, 0, 0), null, TestRules.JANUARY_FEBRUARY))
                .isEqualTo(new Outcome.Exempt(Reason.SCHOOL_HOLIDAY));
        assertThat(school(new Attendance(1, 20, 0, 0), null, TestRules.JANUARY_FEBRUARY.next())
                        .code())
                .isEqualTo("NOT_MET");
        assertThat(school(new Attendance(1, 20, 0, 0), null, TestRules.JANUARY_FEBRUARY.previous())
                        .code())
                .isEqualTo("NOT_MET");
    }

    @ParameterizedTest
    @EnumSource(ExceptionReason.class)
    void an_exception_excuses_breach_and_silence_and_leaves_met(ExceptionReason ground) {
        assertThat(health(new Visits(0, 0, 1), ground)).isEqualTo(new Outcome.Exempt(Reason.of(ground)));
        assertThat(health(Visits.NONE, ground)).isEqualTo(new Outcome.Exempt(Reason.of(ground)));
        assertThat(health(new Visits(1, 0, 0), ground)).isEqualTo(new Outcome.Met(Reason.ATTENDED));
        assertThat(Reason.of(ground).name()).isEqualTo(ground.name());
    }

    private static Outcome health(Visits visits, ExceptionReason exception) {
        return MemberRule.decide(
                Households.member("M", Condition.CRED, visits, Attendance.NONE, exception, null),
                TestRules.MAY_JUNE,
                TestRules.of(TestRules.MAY_JUNE).verification());
    }

    private static Outcome school(
            Attendance attendance, ExceptionReason exception, pe.juntos.coresponsibility.period.Period period) {
        return MemberRule.decide(
                Households.member("M", Condition.SCHOOL, Visits.NONE, attendance, exception, null),
                period,
                TestRules.of(period).verification());
    }
}
