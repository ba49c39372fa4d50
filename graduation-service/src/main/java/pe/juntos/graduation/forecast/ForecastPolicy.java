package pe.juntos.graduation.forecast;

import java.time.LocalDate;

/**
 * How far a forecast looks and what it takes for granted (GRA-7).
 *
 * @param monthsAhead calendar months that a forecast covers, its first one included
 * @param noticeMonths months ahead that a household is told
 * @param targetAgeThrough last age, in years, at which a person can be a target member
 */
public record ForecastPolicy(int monthsAhead, int noticeMonths, int targetAgeThrough, Schooling schooling) {

    /**
     * The years of basic education of a child who enters in time and is promoted every year.
     *
     * @param startAge years that a child has by the limit day of the year in which it enters
     * @param years from the first grade of primary to the last of secondary school
     */
    public record Schooling(int startAge, int bornByMonth, int bornByDay, int years, int endMonth, int endDay) {

        /** The first day after the last school year. */
        LocalDate completion(LocalDate birthDate) {
            var limit = LocalDate.of(birthDate.getYear(), bornByMonth, bornByDay);
            int entry = birthDate.getYear() + startAge + (birthDate.isAfter(limit) ? 1 : 0);
            return LocalDate.of(entry + years - 1, endMonth, endDay).plusDays(1);
        }
    }
}
