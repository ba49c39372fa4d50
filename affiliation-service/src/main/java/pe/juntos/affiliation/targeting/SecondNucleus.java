package pe.juntos.affiliation.targeting;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.MembershipLimits;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.TargetMembership;

/**
 * A second family within a household (TGT-3): there is one transfer for each household, so the target members of the
 * other family are flagged and never paid for by themselves. Told by what SISFOH records, the relationship to the head: a
 * pregnant woman who is neither head nor spouse; a grandchild who lives with somebody who can be the parent, a child of the
 * head. A grandchild alone with its grandparents is of their family.
 */
public final class SecondNucleus {

    private SecondNucleus() {}

    /** Codes of the target members of another family than the head's, in order. */
    public static List<String> members(
            HouseholdFacts facts, LocalDate date, MembershipLimits limits, NucleusParameters policy) {
        List<MemberFacts> people = facts.knownBy(date).members();
        return people.stream()
                .filter(m -> TargetMembership.holds(m, date, limits))
                .filter(m -> expecting(m, date, limits) || grandchild(m, people, date, policy))
                .map(MemberFacts::member)
                .sorted()
                .toList();
    }

    private static boolean expecting(MemberFacts member, LocalDate date, MembershipLimits limits) {
        boolean couple = member.relationship() == Relationship.HEAD || member.relationship() == Relationship.SPOUSE;
        return !couple && TargetMembership.pregnant(member, date, limits);
    }

    private static boolean grandchild(
            MemberFacts member, List<MemberFacts> people, LocalDate date, NucleusParameters policy) {
        return member.relationship() == Relationship.GRANDCHILD
                && people.stream()
                        .filter(p -> p.relationship() == Relationship.CHILD && p.aliveOn(date))
                        .anyMatch(p -> Period.between(p.birthDate(), member.birthDate())
                                        .getYears()
                                >= policy.parentMinimumYears());
    }
}
