package pe.juntos.coresponsibility.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** A bimester, CAL-1: number 1 is January-February, written {@code 2026-3}. */
public record Period(int year, int number) implements Comparable<Period> {
    private static final int A_YEAR = 6;
    private static final Pattern FORM = Pattern.compile("[12][0-9]{3}-[1-6]");

    public Period {
        if (number < 1 || number > A_YEAR) {
            throw new IllegalArgumentException("A year has six periods, not a number " + number);
        }
    }

    /** The period written in this form, if it is one. */
    public static Optional<Period> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Period(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0'))
                : Optional.empty();
    }

    /** The period that a day lies in. */
    public static Period containing(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() + 1) / 2);
    }

    /** The period of a text known to be one, such as a key of our own tables. */
    public static Period of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a period: " + text));
    }

    /** Reference date for ages and states, CAL-2. */
    public LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    public LocalDate lastDay() {
        return lastMonth().atEndOfMonth();
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, number * 2 - 1);
    }

    public YearMonth lastMonth() {
        return firstMonth().plusMonths(1);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    public boolean contains(YearMonth month) {
        return month.equals(firstMonth()) || month.equals(lastMonth());
    }

    public Period previous() {
        return ofIndex(index() - 1);
    }

    public Period next() {
        return ofIndex(index() + 1);
    }

    /** How many periods this one comes after the other. */
    public int periodsSince(Period other) {
        return index() - other.index();
    }

    private int index() {
        return year * A_YEAR + number - 1;
    }

    private static Period ofIndex(int index) {
        return new Period(index / A_YEAR, index % A_YEAR + 1);
    }

    @Override
    public int compareTo(Period other) {
        return Integer.compare(index(), other.index());
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
