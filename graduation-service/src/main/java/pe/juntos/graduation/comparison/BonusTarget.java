package pe.juntos.graduation.comparison;

import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.review.Bonus;

/**
 * What became of the households with a bonus, against what is expected (GRA-10).
 *
 * @param households that have the bonus
 * @param linked of them, those enrolled in a programme of the bonus
 * @param targetPercent of the households
 * @param reached exactly the target is reached; unknown while no household has the bonus
 */
public record BonusTarget(Bonus bonus, long households, long linked, int targetPercent, Answer reached) {

    private static final int HUNDRED = 100;

    public static BonusTarget of(Bonus bonus, long households, long linked, TargetPolicy policy) {
        int target = java.util.Objects.requireNonNull(policy.percent().get(bonus), "every bonus has one");
        return new BonusTarget(bonus, households, linked, target, reached(households, linked, target));
    }

    private static Answer reached(long households, long linked, int target) {
        if (households == 0) {
            return Answer.UNKNOWN;
        }
        return linked * HUNDRED >= households * target ? Answer.YES : Answer.NO;
    }
}
