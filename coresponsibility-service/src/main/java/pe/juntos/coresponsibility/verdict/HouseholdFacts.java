package pe.juntos.coresponsibility.verdict;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about one household in one period.
 *
 * @param affiliatedInPeriod CAL-3: it became affiliated in this period
 * @param accompaniment VER-4: decision of the regional office that the family is accompanied in this period, if any
 * @param before how its earlier periods in a row went
 */
public record HouseholdFacts(
        String household,
        String externalId,
        String district,
        boolean affiliatedInPeriod,
        @Nullable String accompaniment,
        Streak before,
        List<MemberFacts> members) {

    public HouseholdFacts {
        members = members.stream()
                .sorted(Comparator.comparing(MemberFacts::member))
                .toList();
    }

    boolean accompanied() {
        return accompaniment != null;
    }
}
