package pe.juntos.coresponsibility.verdict;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.VerificationPolicy;

/** The questions behind a member's verdict, in the order in which the rules ask them; the last that leads somewhere decided. */
public final class MemberSteps {
    private static final String VER_1 = "VER-1";

    private final MemberFacts facts;
    private final Period period;
    private final VerificationPolicy policy;
    private final List<RuleStep> steps = new ArrayList<>();

    private MemberSteps(MemberFacts facts, Period period, VerificationPolicy policy) {
        this.facts = facts;
        this.period = period;
        this.policy = policy;
    }

    public static List<RuleStep> of(
            MemberFacts facts, boolean affiliatedInPeriod, Period period, VerificationPolicy policy) {
        if (affiliatedInPeriod) {
            return List.of(new RuleStep("CAL-3", "AFFILIATED_IN_PERIOD", "true", "WAIVED"));
        }
        var asked = new MemberSteps(facts, period, policy);
        asked.steps.add(RuleStep.passed("CAL-3", "AFFILIATED_IN_PERIOD", false));
        var found = switch (facts.condition().axis()) {
            case HEALTH -> asked.health(facts.visits());
            case EDUCATION -> asked.education(facts.attendance());
        };
        asked.relief(found);
        return List.copyOf(asked.steps);
    }

    private String health(Visits visits) {
        if (leads(visits.attended() > 0, "ATTENDANCES", visits.attended(), "MET")) {
            return "MET";
        }
        if (leads(visits.unattended() > 0, "FACILITY_COULD_NOT_ATTEND", visits.unattended(), "NOT_VERIFIABLE")) {
            return "NOT_VERIFIABLE";
        }
        var outcome = visits.missed() > 0 ? "NOT_MET" : "NOT_VERIFIABLE";
        leads(true, "NON_ATTENDANCES", visits.missed(), outcome);
        return outcome;
    }

    private String education(Attendance attendance) {
        var months = SchoolYear.monthsOf(period, policy);
        if (months.isEmpty()) {
            steps.add(new RuleStep("CAL-4", "SCHOOL_MONTHS", "0", "EXEMPT"));
            return "EXEMPT";
        }
        steps.add(RuleStep.passed("CAL-4", "SCHOOL_MONTHS", months.size()));
        if (leads(attendance.records() == 0, "RECORDS", attendance.records(), "NOT_VERIFIABLE")
                || leads(attendance.schoolDays() == 0, "SCHOOL_DAYS", attendance.schoolDays(), "NOT_VERIFIABLE")) {
            return "NOT_VERIFIABLE";
        }
        var minimum = policy.minimumAttendancePercent();
        var outcome = attendance.reaches(minimum) ? "MET" : "NOT_MET";
        var compared = "(%d + %d) x 100 against %d x %d"
                .formatted(attendance.attended(), attendance.justified(), minimum, attendance.schoolDays());
        leads(true, "ATTENDANCE", compared, outcome);
        return outcome;
    }

    /** What lifts a breach, or a silence. */
    private void relief(String found) {
        var breach = found.equals("NOT_MET");
        if (!breach && !found.equals("NOT_VERIFIABLE")) {
            return;
        }
        var excused = leads(facts.exception() != null, "EXCEPTION", facts.exception(), "EXEMPT");
        if (breach && !excused) {
            var request = facts.sources().reconsideration();
            steps.add(new RuleStep(
                    "VER-5",
                    "RECONSIDERATION_UPHELD",
                    String.valueOf(request),
                    facts.upheld() ? "MET" : RuleStep.NEXT));
        }
    }

    private boolean leads(boolean here, String asked, @org.jspecify.annotations.Nullable Object found, String outcome) {
        steps.add(new RuleStep(VER_1, asked, String.valueOf(found), here ? outcome : RuleStep.NEXT));
        return here;
    }
}
