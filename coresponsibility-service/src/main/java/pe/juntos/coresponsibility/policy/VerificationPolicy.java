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
        int notVerifiableVisitAfter) {

    public VerificationPolicy {
        if (minimumAttendancePercent < 0 || minimumAttendancePercent > 100) {
            throw new IllegalArgumentException("a percentage is from 0 to 100");
        }
        if (firstSchoolMonth < 1 || lastSchoolMonth > 12 || firstSchoolMonth > lastSchoolMonth) {
            throw new IllegalArgumentException("a school year is within a year");
        }
        if (lateEvidencePeriods < 0 || notMetReviewAfter < 1 || notVerifiableVisitAfter < 1) {
            throw new IllegalArgumentException(
                    "a number of periods is not below zero, one that raises a case not below one");
        }
    }
}
