package pe.juntos.affiliation.targeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Ranks districts by need (TGT-1). Each criterion is brought to 0…1 between the least and the greatest value of the
 * districts compared (all equal: 0); the index is the weighted mean, so it is 0…1 too. Of equal indexes the district with
 * the greater extreme poverty comes first, then gap, malnutrition, violence, and at last the lower district code: the same
 * districts give the same order, however they come.
 */
public final class DistrictOrder {

    /** Digits after the point of normalised values and of the index. */
    private static final int SCALE = 12;

    /**
     * A district's place.
     *
     * @param rank 1 is the neediest; no two are the same
     * @param index 0…1
     * @param normalised 0…1 by criterion
     */
    public record Place(int rank, DistrictCriteria district, BigDecimal index, Map<Criterion, BigDecimal> normalised) {

        public Place {
            normalised = Map.copyOf(normalised);
        }
    }

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::index)
            .thenComparing(value(Criterion.EXTREME_POVERTY))
            .thenComparing(value(Criterion.POVERTY_GAP))
            .thenComparing(value(Criterion.CHRONIC_MALNUTRITION))
            .thenComparing(value(Criterion.POLITICAL_VIOLENCE))
            .reversed()
            .thenComparing(place -> place.district().district());

    private final Map<Criterion, BigDecimal> least = new EnumMap<>(Criterion.class);
    private final Map<Criterion, BigDecimal> greatest = new EnumMap<>(Criterion.class);
    private final TargetingParameters parameters;

    private DistrictOrder(Collection<DistrictCriteria> districts, TargetingParameters parameters) {
        this.parameters = parameters;
        for (DistrictCriteria district : districts) {
            district.values().forEach((criterion, value) -> {
                least.merge(criterion, value, BigDecimal::min);
                greatest.merge(criterion, value, BigDecimal::max);
            });
        }
    }

    /** In order of rank. */
    public static List<Place> of(Collection<DistrictCriteria> districts, TargetingParameters parameters) {
        var order = new DistrictOrder(districts, parameters);
        List<Place> sorted =
                districts.stream().map(order::unranked).sorted(ORDER).toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> ranked(i + 1, sorted.get(i)))
                .toList();
    }

    private static Place ranked(int rank, Place place) {
        return new Place(rank, place.district(), place.index(), place.normalised());
    }

    private Place unranked(DistrictCriteria district) {
        Map<Criterion, BigDecimal> normalised = new EnumMap<>(Criterion.class);
        BigDecimal sum = BigDecimal.ZERO;
        for (Criterion criterion : Criterion.values()) {
            BigDecimal share = normalise(criterion, district.value(criterion));
            normalised.put(criterion, share);
            sum = sum.add(share.multiply(BigDecimal.valueOf(parameters.weight(criterion))));
        }
        BigDecimal index = sum.divide(BigDecimal.valueOf(parameters.whole()), SCALE, RoundingMode.HALF_EVEN);
        return new Place(0, district, index, normalised);
    }

    private BigDecimal normalise(Criterion criterion, BigDecimal value) {
        BigDecimal low = Objects.requireNonNull(least.get(criterion));
        BigDecimal span = Objects.requireNonNull(greatest.get(criterion)).subtract(low);
        return span.signum() == 0
                ? BigDecimal.ZERO.setScale(SCALE)
                : value.subtract(low).divide(span, SCALE, RoundingMode.HALF_EVEN);
    }

    private static Function<Place, BigDecimal> value(Criterion criterion) {
        return place -> place.district().value(criterion);
    }
}
