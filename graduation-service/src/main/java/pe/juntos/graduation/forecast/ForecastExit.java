package pe.juntos.graduation.forecast;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One thing that lies ahead.
 *
 * @param on the first day on which it is so
 */
public record ForecastExit(ExitKind kind, LocalDate on, Basis basis) {

    /** What the day rests on. */
    public enum Basis {
        /** The last school year of a child who is promoted every year. */
        SCHOOL_YEARS,
        /** The age limit of target members. */
        AGE_LIMIT,
        /** The day of affiliation. */
        AFFILIATION,
        /** The day of the last recertification. */
        LAST_RECERTIFICATION,
        /** The validity that SISFOH gave. */
        CLASS_VALIDITY
    }

    public YearMonth month() {
        return YearMonth.from(on);
    }
}
