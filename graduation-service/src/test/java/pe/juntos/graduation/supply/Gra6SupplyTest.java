package pe.juntos.graduation.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.graduation.review.Bonus;

/** GRA-6 (000 R-GRAD-5): an alert where places are below demand, by district and bonus. */
class Gra6SupplyTest {

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 0", "11, 0", "0, 10"})
    void placesOfTheDistrictBelowItsDemandAreAShortage(long places, long missing) {
        assertThat(missing(Map.of("050401", 10L), Map.of("050401", places)))
                .isEqualTo(missing == 0 ? Map.of() : Map.of("050401", missing));
    }

    @ParameterizedTest
    @CsvSource({"0504, true", "05, true", "*, true", "0505, false", "06, false", "050402, false"})
    void placesOfAnAreaServeItsDistrictsAndNoOthers(String area, boolean serves) {
        assertThat(missing(Map.of("050401", 10L), Map.of(area, 10L)).isEmpty()).isEqualTo(serves);
    }

    @Test
    void theOwnPlacesComeFirstAndThoseOfTheProvinceAreSharedByWhatIsMissing() {
        var demand = Map.of("050401", 10L, "050402", 30L, "050501", 5L);
        assertThat(missing(demand, Map.of("050402", 10L, "0504", 15L)))
                .isEqualTo(Map.of("050401", 5L, "050402", 10L, "050501", 5L));
        assertThat(missing(demand, Map.of("050402", 10L, "0504", 15L, "05", 20L)))
                .isEmpty();
        assertThat(missing(demand, Map.of("050402", 10L, "0504", 15L, "*", 19L)).values())
                .containsExactly(1L);
    }

    @Test
    void placesOfAnotherBonusServeNobody() {
        assertThat(SupplyBalance.shortages(
                        List.of(new Demand("050401", Bonus.EDUCATIONAL, 3)),
                        List.of(new FreePlaces("050401", Bonus.PRODUCTIVE, 100))))
                .containsExactly(new Shortage("050401", Bonus.EDUCATIONAL, 3, 0));
    }

    @Property(tries = 200)
    void noPlaceServesTwiceAndNoneIsIdleWhileItsAreaMissesOne(
            @ForAll @Size(5) List<@IntRange(max = 40) Integer> demand,
            @ForAll @Size(5) List<@IntRange(max = 40) Integer> places) {
        var districts = List.of("050401", "050402", "050501", "060101", "060102");
        var areas = List.of("050401", "0504", "05", "0601", "*");
        var asked = range(districts, demand);
        var missing = missing(asked, range(areas, places));
        long wanted = demand.stream().mapToLong(Integer::longValue).sum();
        long offered = places.stream().mapToLong(Integer::longValue).sum();
        long served =
                wanted - missing.values().stream().mapToLong(Long::longValue).sum();
        assertThat(served).isBetween(0L, Math.min(wanted, offered));
        missing.forEach((district, left) -> assertThat(left).isBetween(1L, asked.get(district)));
        if (!missing.isEmpty()) {
            assertThat(served).isGreaterThanOrEqualTo(Math.min(wanted, places.getLast()));
        }
    }

    private static Map<String, Long> range(List<String> keys, List<Integer> values) {
        return java.util.stream.IntStream.range(0, keys.size())
                .boxed()
                .collect(Collectors.toMap(keys::get, i -> values.get(i).longValue()));
    }

    private static Map<String, Long> missing(Map<String, Long> demand, Map<String, Long> places) {
        return SupplyBalance.shortages(
                        demand.entrySet().stream()
                                .map(one -> new Demand(one.getKey(), Bonus.PRODUCTIVE, one.getValue()))
                                .toList(),
                        places.entrySet().stream()
                                .map(one -> new FreePlaces(one.getKey(), Bonus.PRODUCTIVE, one.getValue()))
                                .toList())
                .stream()
                .collect(Collectors.toMap(Shortage::district, Shortage::missing));
    }
}
