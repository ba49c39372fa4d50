package pe.juntos.coresponsibility.verdict;

import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.coresponsibility.verdict.Outcome.Exempt;
import pe.juntos.coresponsibility.verdict.Outcome.Met;
import pe.juntos.coresponsibility.verdict.Outcome.NotMet;
import pe.juntos.coresponsibility.verdict.Outcome.NotVerifiable;
import pe.juntos.coresponsibility.verdict.Outcome.Waived;

/** VER-1, CAL-4, VER-5: the verdict on one target member. Only a positive record of a breach gives NOT_MET (VER-3). */
public final class MemberRule {
    private MemberRule() {}

    public static Outcome decide(MemberFacts facts, Period period, VerificationPolicy policy) {
        var found = switch (facts.condition().axis()) {
            case HEALTH -> health(facts.visits());
            case EDUCATION -> education(facts.attendance(), period, policy);
        };
        return lifted(excused(found, facts.exception()), facts);
    }

    private static Outcome health(Visits visits) {
        if (visits.attended() > 0) {
            return new Met(Reason.ATTENDED);
        }
        if (visits.unattended() > 0) {
            return new NotVerifiable(Reason.SERVICE_UNAVAILABLE);
        }
        return visits.missed() > 0 ? new NotMet(Reason.NO_ATTENDANCE) : new NotVerifiable(Reason.NO_RECORD);
    }

    private static Outcome education(Attendance attendance, Period period, VerificationPolicy policy) {
        if (!SchoolYear.meets(period, policy)) {
            return new Exempt(Reason.SCHOOL_HOLIDAY);
        }
        if (attendance.records() == 0) {
            return new NotVerifiable(Reason.NO_RECORD);
        }
        if (attendance.schoolDays() == 0) {
            return new NotVerifiable(Reason.NO_SCHOOL_DAYS);
        }
        return attendance.reaches(policy.minimumAttendancePercent())
                ? new Met(Reason.ATTENDANCE_SUFFICIENT)
                : new NotMet(Reason.ATTENDANCE_BELOW_MINIMUM);
    }

    /** VER-5: an upheld request for reconsideration lifts the breach, whatever record showed it. */
    private static Outcome lifted(Outcome found, MemberFacts facts) {
        return found instanceof NotMet && facts.upheld() ? new Met(Reason.RECONSIDERATION_UPHELD) : found;
    }

    private static Outcome excused(Outcome found, @Nullable ExceptionReason exception) {
        return switch (found) {
            case Met met -> met;
            case Exempt exempt -> exempt;
            case Waived waived -> waived;
            case NotMet breach -> exception == null ? breach : new Exempt(Reason.of(exception));
            case NotVerifiable silence -> exception == null ? silence : new Exempt(Reason.of(exception));
        };
    }
}
