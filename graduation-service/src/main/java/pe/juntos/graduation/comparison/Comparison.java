package pe.juntos.graduation.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.profile.Criterion;
import pe.juntos.graduation.profile.Profile;

/**
 * GRA-10: what one model would do with a household, and which criteria say so. It decides nothing.
 *
 * @param takes whether it would let the household in
 * @param takesBecause the criteria that decide it: those that say so, or those that nobody can answer
 * @param inside what it would do with the household if it were in
 * @param insideBecause the criteria that decide it
 * @param then what follows graduation, null for nothing
 */
public record Comparison(
        Model model,
        Answer takes,
        List<String> takesBecause,
        Inside inside,
        List<String> insideBecause,
        List<Criterion.Result> entry,
        List<Criterion.Result> reduced,
        List<Criterion.Result> graduation,
        @Nullable String then) {

    /** What becomes of a household that a model already has. */
    public enum Inside {
        KEEP,
        KEEP_REDUCED,
        GRADUATE,
        UNKNOWN
    }

    public static List<Comparison> of(Profile profile, ComparisonPolicy policy) {
        return policy.models().stream().map(rules -> of(profile, rules)).toList();
    }

    private static Comparison of(Profile profile, ComparisonPolicy.Rules rules) {
        var entry = results(rules.entry(), profile);
        var reduced = results(rules.reduced(), profile);
        var graduation = results(rules.graduation(), profile);
        var takes = Answer.atLeast(entry.size(), answers(entry));
        var graduates = Answer.atLeast(rules.graduationNeeded(), answers(graduation));
        var declines = reduced.isEmpty() ? Answer.NO : Answer.atLeast(reduced.size(), answers(reduced));
        return new Comparison(
                rules.model(),
                takes,
                deciding(entry, takes),
                inside(graduates, declines),
                graduates == Answer.NO && declines != Answer.NO
                        ? deciding(reduced, declines)
                        : deciding(graduation, graduates),
                entry,
                reduced,
                graduation,
                rules.then());
    }

    private static Inside inside(Answer graduates, Answer reduced) {
        return switch (graduates) {
            case YES -> Inside.GRADUATE;
            case UNKNOWN -> Inside.UNKNOWN;
            case NO ->
                switch (reduced) {
                    case YES -> Inside.KEEP_REDUCED;
                    case NO -> Inside.KEEP;
                    case UNKNOWN -> Inside.UNKNOWN;
                };
        };
    }

    private static List<String> deciding(List<Criterion.Result> results, Answer answer) {
        return results.stream()
                .filter(result -> result.answer() == answer)
                .map(Criterion.Result::criterion)
                .toList();
    }

    private static List<Criterion.Result> results(List<Criterion> criteria, Profile profile) {
        return criteria.stream().map(criterion -> criterion.of(profile)).toList();
    }

    private static List<Answer> answers(List<Criterion.Result> results) {
        return results.stream().map(Criterion.Result::answer).toList();
    }
}
