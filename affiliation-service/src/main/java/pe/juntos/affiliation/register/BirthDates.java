package pe.juntos.affiliation.register;

import java.time.LocalDate;

/**
 * Birth dates that can be true. The day a file is received is no business date, so a margin is left after it: only what
 * no file being received now can mean is refused, the rest counts from the day the person is born.
 */
public final class BirthDates {

    private static final int OLDEST_YEARS = 125;

    private BirthDates() {}

    public static boolean inFuture(LocalDate birth, LocalDate received) {
        return birth.isAfter(received.plusYears(1));
    }

    public static boolean tooOld(LocalDate birth, LocalDate received) {
        return birth.isBefore(received.minusYears(OLDEST_YEARS));
    }
}
