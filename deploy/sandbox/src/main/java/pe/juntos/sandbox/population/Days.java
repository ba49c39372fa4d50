package pe.juntos.sandbox.population;

import java.time.LocalDate;

/** Days counted from 1970-01-01 and their written form, which is asked for some fifty million times in a national population. */
final class Days {
    private static final int FIRST = (int) LocalDate.of(1920, 1, 1).toEpochDay();
    private static final String[] TEXTS =
            new String[(int) LocalDate.of(2060, 1, 1).toEpochDay() - FIRST];

    static {
        for (int i = 0; i < TEXTS.length; i++) {
            TEXTS[i] = LocalDate.ofEpochDay(FIRST + i).toString();
        }
    }

    private Days() {}

    static int of(LocalDate date) {
        return (int) date.toEpochDay();
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    static String text(int day) {
        return TEXTS[day - FIRST];
    }
}
