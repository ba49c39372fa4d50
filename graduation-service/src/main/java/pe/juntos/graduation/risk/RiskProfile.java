package pe.juntos.graduation.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.profile.Condition;
import pe.juntos.graduation.profile.Criterion;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;

/**
 * GRA-9: what makes a household likely to fall back after it left. Flags and what is missing to raise or lower them:
 * nothing follows from them by itself.
 *
 * @param flags every flag of the policy with its inputs, raised or not
 */
public record RiskProfile(List<Criterion.Result> flags) {
    public static final String HOLDER_OVER_AGE = "HOLDER_OVER_AGE";

    public RiskProfile {
        flags = List.copyOf(flags);
    }

    /** @param district UBIGEO code, whose region may have its own limit of age */
    public static RiskProfile of(Profile profile, String district, RiskPolicy policy) {
        return new RiskProfile(Stream.concat(Stream.of(holder(district, policy)), policy.flags().stream())
                .map(criterion -> criterion.of(profile))
                .toList());
    }

    public List<String> raised() {
        return ids(Answer.YES);
    }

    /** Flags that nobody can raise or lower yet. */
    public List<String> unknown() {
        return ids(Answer.UNKNOWN);
    }

    private List<String> ids(Answer answer) {
        return flags.stream()
                .filter(flag -> flag.answer() == answer)
                .map(Criterion.Result::criterion)
                .toList();
    }

    private static Criterion holder(String district, RiskPolicy policy) {
        return new Criterion(
                HOLDER_OVER_AGE,
                "L5046-5064, L5147-5155",
                List.of(List.of(new Condition(
                        Input.HOLDER_AGE, Condition.Test.ABOVE, BigDecimal.valueOf(policy.holderOver(district))))));
    }
}
