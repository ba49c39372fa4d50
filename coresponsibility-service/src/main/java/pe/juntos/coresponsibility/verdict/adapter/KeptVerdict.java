package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.verdict.HouseholdFacts;
import pe.juntos.coresponsibility.verdict.HouseholdOutcome;
import pe.juntos.coresponsibility.verdict.MemberFacts;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.coresponsibility.verdict.Standing;
import pe.juntos.coresponsibility.verdict.Streak;

/** A version of a household's verdict, in force or replaced, as it is kept. */
record KeptVerdict(
        String household,
        String externalId,
        String district,
        int version,
        HouseholdOutcome outcome,
        List<Reason> reasons,
        String policy,
        Streak before,
        @Nullable String accompaniment,
        String hash,
        List<TracedMember> members) {

    HouseholdFacts facts(List<MemberFacts> found) {
        return new HouseholdFacts(
                household, externalId, district, outcome == HouseholdOutcome.WAIVED, accompaniment, before, found);
    }

    Standing standing() {
        return Standing.behind(reasons);
    }
}
