package pe.juntos.affiliation.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** TGT-1: four criteria, weights by version, normalisation, ties; and the 2008 rule that was never in force. */
class Tgt1RankingTest {

    private static final PolicyBook<TargetingParameters> POLICIES =
            Policies.load("policies/targeting", TargetingParameters.class);
    private static final TargetingParameters EQUAL =
            POLICIES.at(LocalDate.of(2005, 4, 7)).parameters();

    @ParameterizedTest
    @CsvSource({"2006-12-31,targeting-2005", "2007-01-01,targeting-2007", "2026-06-30,targeting-2007"})
    void the_weights_of_2007_apply_from_its_first_day_and_the_draft_of_2008_never(LocalDate day, String version) {
        assertThat(POLICIES.at(day).id()).isEqualTo(version);
        assertThat(POLICIES.find("targeting-2008-sisfoh"))
                .hasValueSatisfying(draft -> assertThat(draft.draft()).isTrue());
    }

    /** Poverty and gap least in one and greatest in the other, malnutrition and violence the other way round. */
    @ParameterizedTest
    @CsvSource({"2006-12-31, 0.5,                0.5", "2007-01-01, 0.333333333333,     0.666666666667"})
    void malnutrition_and_violence_carry_two_thirds_from_2007(LocalDate day, BigDecimal poor, BigDecimal hurt) {
        var places = DistrictOrder.of(
                List.of(district("050101", "60", "30", "10", "0"), district("050102", "20", "10", "50", "80")),
                POLICIES.at(day).parameters());
        assertThat(index(places, "050101")).isEqualByComparingTo(poor);
        assertThat(index(places, "050102")).isEqualByComparingTo(hurt);
    }

    @Test
    void a_criterion_is_brought_between_its_least_and_greatest_value_whatever_its_unit() {
        var places = DistrictOrder.of(
                List.of(
                        district("050101", "20", "5", "5", "1000"),
                        district("050102", "30", "5", "5", "1500"),
                        district("050103", "60", "5", "5", "3000")),
                EQUAL);
        assertThat(places.stream().map(p -> p.district().district())).containsExactly("050103", "050102", "050101");
        assertThat(places.stream().map(DistrictOrder.Place::rank)).containsExactly(1, 2, 3);
        assertThat(places.get(1).normalised().get(Criterion.EXTREME_POVERTY)).isEqualByComparingTo("0.25");
        assertThat(places.get(1).normalised().get(Criterion.POLITICAL_VIOLENCE)).isEqualByComparingTo("0.25");
        assertThat(places.get(0).normalised().get(Criterion.POVERTY_GAP))
                .as("all equal")
                .isEqualByComparingTo("0");
        assertThat(places.get(0).index()).isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @CsvSource({
        // both indexes are 0.5: extreme poverty decides, whatever the codes
        "050102, 60|10|10|50, 050101, 20|50|10|50",
        "050101, 60|10|10|50, 050102, 20|50|10|50",
        // then the gap
        "050102, 20|50|10|10, 050101, 20|10|50|10",
        // then malnutrition
        "050102, 20|20|50|10, 050101, 20|20|10|50",
        // nothing differs: the lower code
        "050101, 20|20|20|20, 050102, 20|20|20|20"
    })
    void ties_are_decided_by_criteria_in_their_order_and_at_last_by_the_code(
            String first, String firstValues, String second, String secondValues) {
        var one = district(first, firstValues.split("\\|"));
        var other = district(second, secondValues.split("\\|"));
        for (var districts : List.of(List.of(one, other), List.of(other, one))) {
            var places = DistrictOrder.of(districts, EQUAL);
            assertThat(places.get(0).index()).isEqualByComparingTo(places.get(1).index());
            assertThat(places.get(0).district().district()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "19999, 50.1, 30.1, true",
        "20000, 50.1, 30.1, false",
        "19999, 50,   30.1, false",
        "19999, 50.1, 30,   false"
    })
    void the_draft_covers_small_poor_districts_with_malnutrition_all_limits_exclusive(
            long inhabitants, BigDecimal poverty, BigDecimal malnutrition, boolean covered) {
        var rule = POLICIES.find("targeting-2008-sisfoh")
                .orElseThrow()
                .parameters()
                .geographic();
        var known = district("050101", "10", "10", malnutrition.toPlainString(), "0");
        assertThat(rule.covers(new DistrictCriteria("050101", known.values(), inhabitants, poverty)))
                .hasValue(covered);
        assertThat(rule.covers(new DistrictCriteria("050101", known.values(), null, poverty)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, false", "0, 0, 0, 1, true", "-1, 1, 1, 1, false"})
    void a_version_weighs_something_and_nothing_negative(int a, int b, int c, int d, boolean fine) {
        var weights = Map.of(
                Criterion.EXTREME_POVERTY, a,
                Criterion.POVERTY_GAP, b,
                Criterion.CHRONIC_MALNUTRITION, c,
                Criterion.POLITICAL_VIOLENCE, d);
        if (fine) {
            assertThat(new TargetingParameters(weights, null).weights()).isEqualTo(weights);
        } else {
            assertThatThrownBy(() -> new TargetingParameters(weights, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void no_district_no_rank() {
        assertThat(DistrictOrder.of(List.of(), EQUAL)).isEmpty();
    }

    @Property(tries = 200)
    void the_same_districts_give_the_same_order_and_no_two_the_same_rank(
            @ForAll("districts") List<DistrictCriteria> districts, @ForAll long seed) {
        var shuffled = new java.util.ArrayList<>(districts);
        Collections.shuffle(shuffled, new Random(seed));
        var places = DistrictOrder.of(districts, EQUAL);
        assertThat(DistrictOrder.of(shuffled, EQUAL)).isEqualTo(places);
        assertThat(places.stream().map(DistrictOrder.Place::rank)).doesNotHaveDuplicates();
        assertThat(places)
                .allSatisfy(p -> assertThat(p.index()).isBetween(BigDecimal.ZERO, BigDecimal.ONE))
                .isSortedAccordingTo((a, b) -> b.index().compareTo(a.index()));
    }

    @Provide
    Arbitrary<List<DistrictCriteria>> districts() {
        Arbitrary<BigDecimal> value = Arbitraries.integers().between(0, 5).map(BigDecimal::valueOf);
        return Combinators.combine(Arbitraries.integers().between(1, 99), value, value, value, value)
                .as((code, a, b, c, d) ->
                        district("0501%02d".formatted(code), a.toString(), b.toString(), c.toString(), d.toString()))
                .list()
                .ofMaxSize(30)
                .uniqueElements(DistrictCriteria::district);
    }

    private static BigDecimal index(List<DistrictOrder.Place> places, String district) {
        return places.stream()
                .filter(p -> p.district().district().equals(district))
                .findFirst()
                .orElseThrow()
                .index();
    }

    private static DistrictCriteria district(String code, String... values) {
        return new DistrictCriteria(
                code,
                Map.of(
                        Criterion.EXTREME_POVERTY, new BigDecimal(values[0]),
                        Criterion.POVERTY_GAP, new BigDecimal(values[1]),
                        Criterion.CHRONIC_MALNUTRITION, new BigDecimal(values[2]),
                        Criterion.POLITICAL_VIOLENCE, new BigDecimal(values[3])),
                null,
                null);
    }
}
