package pe.juntos.coresponsibility.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pe.juntos.coresponsibility.policy.VerificationPolicy;

/** The questions behind a household's verdict, in the order in which the rules ask them. */
public final class HouseholdSteps {
    private HouseholdSteps() {}

    public static List<RuleStep> of(HouseholdVerdict verdict, VerificationPolicy policy) {
        var steps = new ArrayList<RuleStep>();
        var outcome = verdict.outcome();
        var waived = outcome == HouseholdOutcome.WAIVED;
        steps.add(new RuleStep(
                "CAL-3",
                "AFFILIATED_IN_PERIOD",
                String.valueOf(verdict.facts().affiliatedInPeriod()),
                waived ? outcome.name() : RuleStep.NEXT));
        if (!waived) {
            steps.add(new RuleStep("VER-2", "MEMBERS", members(verdict), outcome.name()));
        }
        if (outcome == HouseholdOutcome.NOT_MET) {
            steps.add(held("VER-4", "ACCOMPANIED", verdict, Reason.ACCOMPANIMENT_HOLD));
            steps.add(held("VER-5", "CERTIFIED_PAYABLE", verdict, Reason.CORRECTION_NEEDS_PERSON));
        }
        steps.add(new RuleStep(
                "VER-3", "PAYABLE", String.valueOf(verdict.payable()), verdict.payable() ? "PAYABLE" : "NOT_PAYABLE"));
        steps.add(inARow("VER-4", verdict.streak().notMet(), policy.notMetReviewAfter(), Review.REPEATED_NOT_MET));
        steps.add(inARow(
                "VER-3", verdict.streak().notVerifiable(), policy.notVerifiableVisitAfter(), Review.REPEATED_SILENCE));
        return List.copyOf(steps);
    }

    private static String members(HouseholdVerdict verdict) {
        return verdict.members().stream()
                .collect(Collectors.groupingBy(m -> m.outcome().code(), TreeMap::new, Collectors.counting()))
                .toString();
    }

    private static RuleStep held(String rule, String asked, HouseholdVerdict verdict, Reason reason) {
        var held = verdict.reasons().contains(reason);
        return new RuleStep(rule, asked, String.valueOf(held), held ? "HELD" : RuleStep.NEXT);
    }

    private static RuleStep inARow(String rule, int periods, int limit, Review review) {
        return new RuleStep(
                rule, "IN_A_ROW", periods + " of " + limit, periods >= limit ? review.name() : RuleStep.NEXT);
    }
}
