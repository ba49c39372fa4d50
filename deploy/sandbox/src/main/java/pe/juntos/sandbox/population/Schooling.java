package pe.juntos.sandbox.population;

import java.time.LocalDate;

/** Draws the level somebody is enrolled in, or has reached: ASSUMED, but for the ages at which school is obligatory. */
record Schooling(LocalDate first) {
    private static final double[] INITIAL_ENROLMENT = {0.01, 0.02, 0.10, 0.60, 0.75, 0.85};
    private static final int PRIMARY_AGE = 6;
    private static final int SECONDARY_AGE = 12;
    private static final int LATEST_PRIMARY_AGE = 15;
    private static final double BEHIND = 0.25;

    String ofAdult(Draw draw) {
        double place = draw.fraction();
        if (place < 0.15) {
            return "NINGUNO";
        }
        if (place < 0.65) {
            return "PRIMARIA";
        }
        if (place < 0.77) {
            return "SECUNDARIA";
        }
        return place < 0.95 ? "SECUNDARIA_COMPLETA" : "SUPERIOR";
    }

    /** @param birth day counted from 1970 */
    String ofChild(int birth, Draw draw) {
        double place = draw.fraction();
        int age = Math.max(0, Days.date(birth).until(first).getYears());
        if (age < PRIMARY_AGE) {
            return place < INITIAL_ENROLMENT[age] ? "INICIAL" : "NINGUNO";
        }
        if (age < SECONDARY_AGE) {
            return "PRIMARIA";
        }
        return age < LATEST_PRIMARY_AGE && place < BEHIND ? "PRIMARIA" : "SECUNDARIA";
    }

    /** Of a son or daughter who is out of secondary. */
    String ofGrownUp(Draw draw) {
        return draw.chance(0.8) ? "SECUNDARIA_COMPLETA" : "SUPERIOR";
    }
}
