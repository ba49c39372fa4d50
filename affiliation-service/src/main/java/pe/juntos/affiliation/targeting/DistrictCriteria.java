package pe.juntos.affiliation.targeting;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a district on a day (TGT-1).
 *
 * @param inhabitants persons; null if the source does not say
 * @param poverty persons in poverty, extreme or not, in per cent; null if the source does not say
 */
public record DistrictCriteria(
        String district,
        Map<Criterion, BigDecimal> values,
        @Nullable Long inhabitants,
        @Nullable BigDecimal poverty) {

    public DistrictCriteria {
        values = Map.copyOf(values);
        if (values.size() < Criterion.values().length) {
            throw new IllegalArgumentException("a district is ranked by all criteria");
        }
    }

    public BigDecimal value(Criterion criterion) {
        return Objects.requireNonNull(values.get(criterion));
    }
}
