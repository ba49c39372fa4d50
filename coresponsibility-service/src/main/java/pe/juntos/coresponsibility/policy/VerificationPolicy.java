package pe.juntos.coresponsibility.policy;

/**
 * How evidence becomes a verdict (VER-1, VER-3, VER-4, CAL-4).
 *
 * @param minimumAttendancePercent of the school days, justified absences counted as attended; exactly this is enough
 * @param firstSchoolMonth number of the first month of the school year
 * @param lastSchoolMonth number of its last month
 * @param lateEvidencePeriods how many periods before the latest opened one still take evidence
 * @param notMetReviewAfter breaches in a row after which a person looks at the case
 * @param notVerifiableVisitAfter silent periods in a row after which the household is visited
 */
public record VerificationPolicy(
        int minimumAttendancePercent,
        int firstSchoolMonth,
        int lastSchoolMonth,
        int lateEvidencePeriods,
        int notMetReviewAfter,
        int notVerifiableVisitAfter) {}
