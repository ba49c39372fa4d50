package pe.juntos.coresponsibility.verdict;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.VerificationPolicy;

/** CAL-4: the school months of a period. */
public final class SchoolYear {
    private SchoolYear() {}

    /** The months of the period in which there is school. */
    public static List<YearMonth> monthsOf(Period period, VerificationPolicy policy) {
        return Stream.of(period.firstMonth(), period.lastMonth())
                .filter(month -> month.getMonthValue() >= policy.firstSchoolMonth()
                        && month.getMonthValue() <= policy.lastSchoolMonth())
                .toList();
    }

    static boolean meets(Period period, VerificationPolicy policy) {
        return !monthsOf(period, policy).isEmpty();
    }
}
