package pe.juntos.sandbox.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member of a household.
 *
 * @param birth day counted from 1970
 * @param due probable day of delivery, {@link #NOT_DUE} without one
 * @param level the column nivel_educativo
 */
record Person(
        String id,
        @Nullable String dni,
        String surname,
        String motherSurname,
        String names,
        boolean woman,
        int birth,
        String kinship,
        int due,
        String level,
        boolean recipient) {
    static final int NOT_DUE = Integer.MIN_VALUE;
    private static final int PREGNANCY = 280;

    /** What is verified of a target member (MEM-2). */
    enum Condition {
        PRENATAL,
        CRED,
        INICIAL,
        SCHOOL
    }

    /** The condition of the person on a day, none for whoever is not a target member then. */
    @Nullable
    Condition conditionOn(LocalDate day) {
        int epochDay = Days.of(day);
        if (due != NOT_DUE && due - PREGNANCY <= epochDay && epochDay <= due) {
            return Condition.PRENATAL;
        }
        var born = Days.date(birth);
        if (born.isAfter(day) || !born.plusYears(20).isAfter(day)) {
            return null;
        }
        if (born.plusMonths(24).isAfter(day)) {
            return Condition.CRED;
        }
        if (born.plusYears(6).isAfter(day)) {
            return level.equals("INICIAL") ? Condition.INICIAL : Condition.CRED;
        }
        return finishedSecondary() ? null : Condition.SCHOOL;
    }

    boolean finishedSecondary() {
        return level.equals("SECUNDARIA_COMPLETA") || level.equals("SUPERIOR");
    }

    int ageOn(LocalDate day) {
        return Days.date(birth).until(day).getYears();
    }

    Establishment.Kind served(Condition condition) {
        return switch (condition) {
            case PRENATAL, CRED -> Establishment.Kind.SALUD;
            case INICIAL -> Establishment.Kind.INICIAL;
            case SCHOOL -> level.equals("SECUNDARIA") ? Establishment.Kind.SECUNDARIA : Establishment.Kind.PRIMARIA;
        };
    }
}
