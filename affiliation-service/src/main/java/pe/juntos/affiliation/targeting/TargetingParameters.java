package pe.juntos.affiliation.targeting;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How districts are ranked, as one dated policy version (TGT-1).
 *
 * @param weights parts of the whole, so that thirds and sixths are exact
 * @param geographic districts in which the household's own class need not be looked at; null for none
 */
public record TargetingParameters(
        Map<Criterion, Integer> weights, @Nullable GeographicTargeting geographic) {

    public TargetingParameters {
        weights = Map.copyOf(weights);
        if (weights.size() < Criterion.values().length
                || weights.values().stream().anyMatch(part -> part < 0)) {
            throw new IllegalArgumentException("a weight, not negative, for each criterion");
        }
        if (weights.values().stream().noneMatch(part -> part > 0)) {
            throw new IllegalArgumentException("a criterion that weighs something");
        }
    }

    int weight(Criterion criterion) {
        return Objects.requireNonNull(weights.get(criterion));
    }

    int whole() {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }
}
