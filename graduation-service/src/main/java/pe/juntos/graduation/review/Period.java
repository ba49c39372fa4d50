package pe.juntos.graduation.review;

import java.time.LocalDate;

/**
 * A bimester (CAL-1): {@code 2026-3} is May and June 2026.
 *
 * @param number 1 to 6
 */
public record Period(int year, int number) implements Comparable<Period> {
    private static final int MONTHS = 2;
    private static final int A_YEAR = 6;

    public Period {
        if (number < 1 || number > A_YEAR || year < 1 || year > 9999) {
            throw new IllegalArgumentException("a period is a year and a number from 1 to 6");
        }
    }

    /** @throws IllegalArgumentException if the text is not {@code yyyy-n} */
    public static Period parse(String text) {
        if (!text.matches("[0-9]{4}-[1-6]")) {
            throw new IllegalArgumentException("a period is written yyyy-n, n from 1 to 6");
        }
        return new Period(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0');
    }

    /** The period that holds a day. */
    public static Period of(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() + 1) / MONTHS);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * MONTHS - 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(MONTHS).minusDays(1);
    }

    /** The period so many bimesters later. */
    public Period plus(int periods) {
        return of(firstDay().plusMonths((long) MONTHS * periods));
    }

    @Override
    public int compareTo(Period other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return "%04d-%d".formatted(year, number);
    }
}
