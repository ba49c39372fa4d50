package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PAR-3: whether a programme takes somebody, and which criteria say so. It enrols nobody.
 *
 * @param member number of the person that the criteria are shown of; null for a rule that is not of persons
 */
public record Eligibility(
        String rule,
        @Nullable String programme,
        Meets answer,
        @Nullable Integer member,
        List<Criterion.Result> criteria) {

    public static final String TERRITORY = "TERRITORY";
    public static final String MEMBERS = "MEMBERS_NOT_ALL_KNOWN";

    private static final Comparator<Eligibility> NEAREST = Comparator.comparing((Eligibility one) ->
                    List.of(Meets.YES, Meets.UNKNOWN, Meets.NO).indexOf(one.answer()))
            .thenComparing(one -> one.count(Meets.NO))
            .thenComparing(one -> -one.count(Meets.YES));

    public Eligibility {
        criteria = List.copyOf(criteria);
    }

    public static List<Eligibility> of(Candidate candidate, EligibilityPolicy policy) {
        return policy.rules().stream().map(rule -> of(candidate, rule)).toList();
    }

    public static Eligibility of(Candidate candidate, EligibilityRule rule) {
        return rule.of() == Level.MEMBER ? ofMembers(candidate, rule) : of(candidate, candidate.facts(), null, rule);
    }

    /** The criterion that decides a no or keeps a yes away, in the order of the rule. */
    public Optional<String> deciding() {
        return criteria.stream()
                .filter(result -> result.answer() == answer)
                .filter(_ -> answer != Meets.YES)
                .map(Criterion.Result::criterion)
                .findFirst();
    }

    private static Eligibility of(Candidate candidate, Facts facts, @Nullable Integer member, EligibilityRule rule) {
        var results = Stream.concat(
                        territory(candidate, rule).stream(),
                        rule.criteria().stream().map(criterion -> criterion.of(facts)))
                .toList();
        var answer = Meets.all(results.stream().map(Criterion.Result::answer).toList());
        return new Eligibility(rule.code(), rule.programme(), answer, member, results);
    }

    /** One member suffices; a no stands if the household's own facts say it or all members are known. */
    private static Eligibility ofMembers(Candidate candidate, EligibilityRule rule) {
        var household = of(candidate, candidate.facts(), null, rule);
        if (household.answer() == Meets.NO) {
            return household;
        }
        var nearest = candidate.everyone().stream()
                .map(member -> of(candidate, candidate.facts().and(member.getValue()), member.getKey(), rule))
                .min(NEAREST)
                .orElse(household);
        return nearest.answer() != Meets.NO || candidate.everyMemberKnown() ? nearest : perhapsAnother(nearest);
    }

    private static Eligibility perhapsAnother(Eligibility nearest) {
        var unknown = new Criterion.Result(MEMBERS, Meets.UNKNOWN, "", Map.<Input, BigDecimal>of(), List.of());
        return new Eligibility(
                nearest.rule(),
                nearest.programme(),
                Meets.UNKNOWN,
                nearest.member(),
                Stream.concat(Stream.of(unknown), nearest.criteria().stream()).toList());
    }

    private long count(Meets meets) {
        return criteria.stream().filter(result -> result.answer() == meets).count();
    }

    private static Optional<Criterion.Result> territory(Candidate candidate, EligibilityRule rule) {
        if (rule.territory().isEmpty()) {
            return Optional.empty();
        }
        var district = candidate.district();
        var answer = district == null ? Meets.UNKNOWN : Meets.of(rule.countsIn(district));
        return Optional.of(new Criterion.Result(
                TERRITORY, answer, String.join(" ", rule.territory()), Map.<Input, BigDecimal>of(), List.of()));
    }
}
