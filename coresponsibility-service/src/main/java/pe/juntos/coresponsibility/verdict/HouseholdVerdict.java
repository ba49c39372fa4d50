package pe.juntos.coresponsibility.verdict;

import java.util.List;
import java.util.Set;

/**
 * The decision on a household and a period.
 *
 * @param payable whether the transfer of the period is due
 * @param policy ids of the parameter versions it was decided with
 * @param streak periods in a row up to and with this one
 * @param reviews what a person has to look at
 * @param hash of inputs, outcome and policy: the same inputs give the same hash (POL-2)
 */
public record HouseholdVerdict(
        HouseholdFacts facts,
        HouseholdOutcome outcome,
        boolean payable,
        List<Reason> reasons,
        List<MemberVerdict> members,
        String policy,
        Streak streak,
        Set<Review> reviews,
        String hash) {

    public HouseholdVerdict {
        reasons = List.copyOf(reasons);
        members = List.copyOf(members);
        reviews = Set.copyOf(reviews);
    }
}
