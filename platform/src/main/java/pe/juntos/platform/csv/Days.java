package pe.juntos.platform.csv;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as files and requests write them, {@code AAAA-MM-DD}: what calendar and database have in common. */
public final class Days {
    private static final int LAST_YEAR = 9999;

    private Days() {}

    /** @throws DateTimeException if it is none, or of a year before 1 or after 9999 */
    public static LocalDate parse(String text) {
        return known(LocalDate.parse(text));
    }

    /** @throws DateTimeException if it is of a year before 1 or after 9999 */
    public static LocalDate known(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("a day of a year that no table holds");
        }
        return day;
    }
}
