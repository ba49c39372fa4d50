package pe.juntos.graduation.comparison;

import java.util.EnumSet;
import java.util.Map;
import pe.juntos.graduation.review.Bonus;

/**
 * How many of those with a bonus the programme expects to link to a programme of that bonus.
 *
 * @param percent of the households that have the bonus; no source expects anything of the package
 */
public record TargetPolicy(Map<Bonus, Integer> percent) {
    public TargetPolicy {
        percent = Map.copyOf(percent);
        if (!percent.keySet().equals(EnumSet.complementOf(EnumSet.of(Bonus.PACKAGE)))) {
            throw new IllegalArgumentException("every bonus has its target, not " + percent);
        }
    }
}
