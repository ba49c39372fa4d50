package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.time.Period;

/** Target members of the programme (MEM-1, MEM-2): pregnant women, and children and adolescents up to the limit. */
public final class TargetMembership {

    private TargetMembership() {}

    public static boolean holds(MemberFacts member, LocalDate date, MembershipLimits limits) {
        return member.aliveOn(date) && (pregnant(member, date, limits) || young(member, date, limits));
    }

    public static boolean pregnant(MemberFacts member, LocalDate date, MembershipLimits limits) {
        LocalDate delivery = member.dueOn();
        LocalDate delivered = member.deliveredOn(limits.pregnancyDays());
        return member.sex() == Sex.F
                && delivery != null
                && !date.isBefore(delivery.minusDays(limits.pregnancyDays()))
                && !date.isAfter(delivery)
                && (delivered == null || delivered.isAfter(date));
    }

    private static boolean young(MemberFacts member, LocalDate date, MembershipLimits limits) {
        int age = age(member, date);
        boolean finished =
                limits.untilSecondaryCompleted() && member.level().secondaryCompleted() && age >= limits.schoolAge();
        return age <= limits.maximumAge() && !finished;
    }

    static int age(MemberFacts member, LocalDate date) {
        return Period.between(member.birthDate(), date).getYears();
    }
}
