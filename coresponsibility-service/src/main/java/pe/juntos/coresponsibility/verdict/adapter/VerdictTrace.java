package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.verdict.CountedRecord;
import pe.juntos.coresponsibility.verdict.HouseholdSteps;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.MemberSteps;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.coresponsibility.verdict.RuleStep;
import pe.juntos.coresponsibility.verdict.Streak;

/**
 * Why a verdict is what it is: inputs, records, parameters, every question of the rules, and whether deciding again on the same
 * inputs gives the same (POL-2).
 *
 * @param sentences the verdict for the family, by language
 */
record VerdictTrace(
        String household,
        String period,
        int version,
        String outcome,
        boolean payable,
        List<Reason> reasons,
        Policy policy,
        Inputs inputs,
        List<RuleStep> steps,
        List<Member> members,
        String hash,
        Again again,
        Map<String, Sentence> sentences) {

    /** @param parameters those that verdicts are decided with */
    record Policy(String id, String legalBasis, String status, Object parameters) {}

    record Inputs(boolean affiliatedInPeriod, @Nullable String accompaniment, Streak inARowBefore) {}

    /** @param records that were counted */
    record Member(
            String member,
            String axis,
            String condition,
            String outcome,
            Reason reason,
            List<CountedRecord> records,
            @Nullable String exception,
            @Nullable String reconsideration,
            List<RuleStep> steps) {}

    /** Deciding again: {@code equal} says whether it gave the hash that was kept. */
    record Again(String hash, String policy, boolean equal) {}

    /** @param review {@code PENDING} until a speaker has approved the texts */
    record Sentence(String text, String review) {}

    static VerdictTrace of(
            KeptVerdict kept,
            HouseholdVerdict again,
            Map<TracedMember.Key, CountedRecord> records,
            Period period,
            Rules rules,
            Map<String, Sentence> sentences) {
        var facts = again.facts();
        return new VerdictTrace(
                kept.household(),
                period.toString(),
                kept.version(),
                kept.outcome().name(),
                again.payable(),
                kept.reasons(),
                policy(kept, rules),
                new Inputs(facts.affiliatedInPeriod(), facts.accompaniment(), facts.before()),
                HouseholdSteps.of(again, rules.verification()),
                IntStream.range(0, again.members().size())
                        .mapToObj(i -> member(again, i, records, period, rules))
                        .toList(),
                kept.hash(),
                new Again(again.hash(), again.policy(), again.hash().equals(kept.hash())),
                sentences);
    }

    private static Policy policy(KeptVerdict kept, Rules rules) {
        var verdicts = rules.verdicts();
        return new Policy(
                kept.policy(), verdicts.legalBasis(), verdicts.status().name(), verdicts.parameters());
    }

    private static Member member(
            HouseholdVerdict again,
            int index,
            Map<TracedMember.Key, CountedRecord> records,
            Period period,
            Rules rules) {
        var facts = again.facts().members().get(index);
        var verdict = again.members().get(index);
        var axis = facts.condition().axis();
        return new Member(
                facts.member(),
                axis.name(),
                facts.condition().name(),
                verdict.outcome().code(),
                verdict.outcome().reason(),
                facts.sources().records().stream()
                        .map(id -> Objects.requireNonNull(records.get(new TracedMember.Key(axis, facts.member(), id))))
                        .toList(),
                facts.sources().exception(),
                facts.sources().reconsideration(),
                MemberSteps.of(facts, again.facts().affiliatedInPeriod(), period, rules.verification()));
    }
}
