package pe.juntos.coresponsibility.member;

import java.time.LocalDate;
import java.util.Optional;
import pe.juntos.coresponsibility.policy.MembershipPolicy;

/** MEM-1 and MEM-2: who is a target member on a date, and under which single condition. First match wins. */
public final class TargetMembership {
    private TargetMembership() {}

    /** The person's condition on the reference date; empty for one who is not a target member. */
    public static Optional<Condition> on(LocalDate date, Person person, MembershipPolicy policy) {
        if (!person.isAliveOn(date) || !person.isBornOn(date)) {
            return Optional.empty();
        }
        return person.isPregnantOn(date, policy.gestationDays())
                ? Optional.of(Condition.PRENATAL)
                : byAge(date, person, policy);
    }

    private static Optional<Condition> byAge(LocalDate date, Person person, MembershipPolicy policy) {
        var age = person.birthDate().until(date);
        if (age.toTotalMonths() < policy.healthOnlyMonths()) {
            return Optional.of(Condition.CRED);
        }
        if (age.getYears() < policy.schoolAgeYears()) {
            return Optional.of(person.inInitialEducation() ? Condition.INICIAL : Condition.CRED);
        }
        return age.getYears() <= policy.ageLimitYears() && !hasFinished(person, policy)
                ? Optional.of(Condition.SCHOOL)
                : Optional.empty();
    }

    private static boolean hasFinished(Person person, MembershipPolicy policy) {
        return policy.untilSecondaryCompleted() && person.secondaryCompleted();
    }
}
