package pe.juntos.coresponsibility.verdict;

import java.util.Comparator;
import java.util.List;

/**
 * All that decides about one household in one period.
 *
 * @param affiliatedInPeriod CAL-3: it became affiliated in this period
 * @param accompanied VER-4: under family accompaniment by decision of the regional office
 * @param before how its earlier periods in a row went
 */
public record HouseholdFacts(
        String household,
        String externalId,
        String district,
        boolean affiliatedInPeriod,
        boolean accompanied,
        Streak before,
        List<MemberFacts> members) {

    public HouseholdFacts {
        members = members.stream()
                .sorted(Comparator.comparing(MemberFacts::member))
                .toList();
    }
}
