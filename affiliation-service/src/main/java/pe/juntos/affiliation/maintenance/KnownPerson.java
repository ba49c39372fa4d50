package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;

/**
 * What the rules of maintenance need to know of a person of the register.
 *
 * @param leftOn day since which the person lives in no household of the register
 * @param movedOn last day known on which the person joined or left a household; null if none is
 * @param inSight whether who reports sees the household of today
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
        @Nullable LocalDate movedOn,
        boolean inSight,
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

    /** What is reported of an earlier day, after a later move was, changes nothing of where the person lives today. */
    boolean movedAfter(LocalDate day) {
        return movedOn != null && movedOn.isAfter(day);
    }

    KnownPerson dead(LocalDate on) {
        return new KnownPerson(
                member, household, sex, birthDate, relationship, hasDni, on, leftOn, movedOn, inSight, before);
    }

    KnownPerson left(LocalDate on) {
        return movedAfter(on) ? this : moved(household, on, on);
    }

    KnownPerson joined(String code, LocalDate on) {
        return movedAfter(on) ? with(code) : moved(code, null, on);
    }

    private KnownPerson with(String code) {
        return new KnownPerson(
                member, household, sex, birthDate, relationship, hasDni, diedOn, leftOn, movedOn, inSight, and(code));
    }

    private KnownPerson moved(String code, @Nullable LocalDate left, LocalDate on) {
        return new KnownPerson(
                member, code, sex, birthDate, relationship, hasDni, diedOn, left, on, true, and(household));
    }

    private Set<String> and(String code) {
        var all = new HashSet<>(before);
        all.add(code);
        return all;
    }

    boolean adult(LocalDate on, int age) {
        boolean couple = relationship == Relationship.HEAD || relationship == Relationship.SPOUSE;
        return couple || !birthDate.plusYears(age).isAfter(on);
    }
}
