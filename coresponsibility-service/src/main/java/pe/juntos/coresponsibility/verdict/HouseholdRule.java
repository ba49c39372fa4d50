package pe.juntos.coresponsibility.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.coresponsibility.verdict.Outcome.NotMet;
import pe.juntos.coresponsibility.verdict.Outcome.NotVerifiable;
import pe.juntos.coresponsibility.verdict.Outcome.Waived;

/** CAL-3, VER-2 to VER-5: from the members' verdicts to the household's, and what it means for the transfer. */
public final class HouseholdRule {
    private HouseholdRule() {}

    public static HouseholdVerdict decide(HouseholdFacts facts, Period period, Rules rules, Standing standing) {
        var members = facts.members().stream()
                .map(m -> verdict(m, facts, period, rules.verification()))
                .toList();
        var outcome = outcome(facts, members);
        var held = held(facts, outcome, standing);
        var reasons = new ArrayList<>(reasons(outcome, members));
        reasons.addAll(held);
        var streak = facts.before().after(outcome);
        return new HouseholdVerdict(
                facts,
                outcome,
                outcome.payable() || !held.isEmpty(),
                reasons,
                members,
                rules.id(),
                streak,
                reviews(outcome, streak, held, rules.verification()),
                DecisionHash.of(facts, period, outcome, reasons, members, rules.id()));
    }

    private static MemberVerdict verdict(
            MemberFacts member, HouseholdFacts household, Period period, VerificationPolicy policy) {
        var outcome = household.affiliatedInPeriod()
                ? new Waived(Reason.AFFILIATION_PERIOD)
                : MemberRule.decide(member, period, policy);
        return new MemberVerdict(member.member(), member.externalId(), member.condition(), outcome);
    }

    private static HouseholdOutcome outcome(HouseholdFacts facts, List<MemberVerdict> members) {
        if (facts.affiliatedInPeriod()) {
            return HouseholdOutcome.WAIVED;
        }
        if (members.isEmpty()) {
            return HouseholdOutcome.NO_TARGET_MEMBERS;
        }
        if (members.stream().anyMatch(m -> m.outcome() instanceof NotMet)) {
            return HouseholdOutcome.NOT_MET;
        }
        return members.stream().anyMatch(m -> m.outcome() instanceof NotVerifiable)
                ? HouseholdOutcome.NOT_VERIFIABLE
                : HouseholdOutcome.MET;
    }

    /** The reasons of the members that decided, each once. */
    private static List<Reason> reasons(HouseholdOutcome outcome, List<MemberVerdict> members) {
        Predicate<Outcome> decides = switch (outcome) {
            case NOT_MET -> NotMet.class::isInstance;
            case NOT_VERIFIABLE -> NotVerifiable.class::isInstance;
            case MET -> _ -> true;
            case WAIVED, NO_TARGET_MEMBERS -> _ -> false;
        };
        var reasons = EnumSet.noneOf(Reason.class);
        members.stream()
                .map(MemberVerdict::outcome)
                .filter(decides)
                .map(Outcome::reason)
                .forEach(reasons::add);
        if (outcome == HouseholdOutcome.WAIVED) {
            reasons.add(Reason.AFFILIATION_PERIOD);
        }
        return List.copyOf(reasons);
    }

    /** Why a breach, or that nobody was to be verified after all, does not take the transfer away by itself. */
    private static List<Reason> held(HouseholdFacts facts, HouseholdOutcome outcome, Standing standing) {
        var held = new ArrayList<Reason>();
        if (outcome == HouseholdOutcome.NOT_MET && facts.accompanied()) {
            held.add(Reason.ACCOMPANIMENT_HOLD);
        }
        if (!outcome.payable() && standing instanceof Standing.Certified(var payable) && payable) {
            held.add(Reason.CORRECTION_NEEDS_PERSON);
        }
        return held;
    }

    private static Set<Review> reviews(
            HouseholdOutcome outcome, Streak streak, List<Reason> held, VerificationPolicy policy) {
        var reviews = EnumSet.noneOf(Review.class);
        if (outcome == HouseholdOutcome.NOT_MET && streak.notMet() >= policy.notMetReviewAfter()) {
            reviews.add(Review.REPEATED_NOT_MET);
        }
        if (outcome == HouseholdOutcome.NOT_VERIFIABLE && streak.notVerifiable() >= policy.notVerifiableVisitAfter()) {
            reviews.add(Review.REPEATED_SILENCE);
        }
        if (held.contains(Reason.CORRECTION_NEEDS_PERSON)) {
            reviews.add(Review.CORRECTION_TO_NOT_MET);
        }
        return reviews;
    }
}
