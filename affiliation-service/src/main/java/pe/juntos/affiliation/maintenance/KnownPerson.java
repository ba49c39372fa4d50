package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;

/**
 * What the rules of maintenance need to know of a person of the register.
 *
 * @param leftOn day since which the person lives in no household of the register
 * @param before households the person lived in before
 */
public record KnownPerson(
        String member,
        String household,
        Sex sex,
        LocalDate birthDate,
        Relationship relationship,
        boolean hasDni,
        @Nullable LocalDate diedOn,
        @Nullable LocalDate leftOn,
        Set<String> before) {

    public KnownPerson {
        before = Set.copyOf(before);
    }

    boolean livesIn(String code) {
        return household.equals(code) && leftOn == null;
    }

    boolean wasEverIn(String code) {
        return household.equals(code) || before.contains(code);
    }

    boolean adult(LocalDate on, int age) {
        boolean couple = relationship == Relationship.HEAD || relationship == Relationship.SPOUSE;
        return couple || !birthDate.plusYears(age).isAfter(on);
    }
}
