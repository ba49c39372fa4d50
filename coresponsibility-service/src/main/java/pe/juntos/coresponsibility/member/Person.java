package pe.juntos.coresponsibility.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a person.
 *
 * @param expectedDelivery probable date of delivery, of a pregnancy under way or past
 * @param deliveredOn registered delivery of that pregnancy
 * @param inInitialEducation enrolled in inicial
 */
public record Person(
        LocalDate birthDate,
        Sex sex,
        @Nullable LocalDate expectedDelivery,
        @Nullable LocalDate deliveredOn,
        boolean inInitialEducation,
        boolean secondaryCompleted,
        @Nullable LocalDate diedOn) {

    /** Codes of the register. */
    public enum Sex {
        F,
        M
    }

    boolean isAliveOn(LocalDate day) {
        return diedOn == null || diedOn.isAfter(day);
    }

    boolean isBornOn(LocalDate day) {
        return !birthDate.isAfter(day);
    }

    boolean isPregnantOn(LocalDate day, int gestationDays) {
        return sex == Sex.F
                && expectedDelivery != null
                && !day.isBefore(expectedDelivery.minusDays(gestationDays))
                && !day.isAfter(expectedDelivery)
                && (deliveredOn == null || deliveredOn.isAfter(day));
    }
}
