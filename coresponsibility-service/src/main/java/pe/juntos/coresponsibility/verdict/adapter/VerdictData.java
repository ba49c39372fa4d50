package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.Reason;

/** The data of a verdict event: codes only, and no health fact beyond the verdict. */
record VerdictData(
        String household,
        String period,
        String outcome,
        boolean payable,
        List<Reason> reasons,
        List<Member> members,
        String policy,
        @Nullable String previousOutcome,
        int consecutiveNotMet,
        String hash) {

    record Member(String member, String axis, String condition, String outcome, List<Reason> reasons) {}

    static VerdictData of(HouseholdVerdict verdict, Period period, @Nullable String previousOutcome) {
        return new VerdictData(
                verdict.facts().household(),
                period.toString(),
                verdict.outcome().name(),
                verdict.payable(),
                verdict.reasons(),
                verdict.members().stream()
                        .map(m -> new Member(
                                m.member(),
                                m.condition().axis().name(),
                                m.condition().name(),
                                m.outcome().code(),
                                List.of(m.outcome().reason())))
                        .toList(),
                verdict.policy(),
                previousOutcome,
                verdict.streak().notMet(),
                verdict.hash());
    }
}
