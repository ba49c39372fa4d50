package pe.juntos.payment.collection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** When money that nobody takes is alerted, and when it counts as uncollected (PAY-7). Time never reverts it. */
public final class Uncollected {
    private Uncollected() {}

    /** The stage on a day; a stage once reached is not left by looking at an earlier day. */
    public static Stage on(LocalDate day, Credit credit, CollectionPolicy policy) {
        if (!credit.stage().open()) {
            return credit.stage();
        }
        var reached = reached(days(day, credit), policy);
        return reached.compareTo(credit.stage()) > 0 ? reached : credit.stage();
    }

    /** Days since the credit. */
    public static long days(LocalDate day, Credit credit) {
        return ChronoUnit.DAYS.between(credit.on(), day);
    }

    private static Stage reached(long days, CollectionPolicy policy) {
        if (days >= policy.uncollectedDays()) {
            return Stage.UNCOLLECTED;
        }
        return days >= policy.alertDays() ? Stage.ALERTED : Stage.AVAILABLE;
    }
}
