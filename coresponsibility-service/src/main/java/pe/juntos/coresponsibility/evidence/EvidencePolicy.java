package pe.juntos.coresponsibility.evidence;

import java.time.YearMonth;

/**
 * What evidence cannot say, whoever signed it (EVI-1).
 *
 * @param mostSchoolDaysOfMonth days of classes that one month at one school may claim; never more than the month has
 */
public record EvidencePolicy(int mostSchoolDaysOfMonth) {
    public EvidencePolicy {
        if (mostSchoolDaysOfMonth < 1) {
            throw new IllegalArgumentException("a month has a day of classes at least");
        }
    }

    public int mostSchoolDays(YearMonth month) {
        return Math.min(mostSchoolDaysOfMonth, month.lengthOfMonth());
    }
}
