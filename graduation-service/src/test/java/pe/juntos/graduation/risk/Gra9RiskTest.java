package pe.juntos.graduation.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.platform.policy.Policies;

/** GRA-9: flags of risk, on both sides of each limit; what is unknown raises no flag and lowers none. */
class Gra9RiskTest {

    private static final RiskPolicy POLICY = Policies.load("policies/risk", RiskPolicy.class)
            .at(LocalDate.parse("2026-06-30"))
            .parameters();

    @ParameterizedTest
    @CsvSource({
        "HOLDER_OVER_AGE, HOLDER_AGE, 35, NO",
        "HOLDER_OVER_AGE, HOLDER_AGE, 36, YES",
        "LITTLE_SCHOOLING, HOLDER_SCHOOLING, 5.5, YES",
        "LITTLE_SCHOOLING, HOLDER_SCHOOLING, 6, NO",
        "MANY_CHILDREN, CHILDREN_UNDER_18, 3, NO",
        "MANY_CHILDREN, CHILDREN_UNDER_18, 4, YES",
        "FEW_ASSETS, LAND, 2, NO",
        "FEW_ASSETS, LAND, 1.99, UNKNOWN",
        "FEW_ASSETS, LARGE_ANIMALS, 6, NO",
        "FEW_ASSETS, LARGE_ANIMALS, 5, UNKNOWN",
        "FAR_FROM_ROAD_OR_MARKET, HOURS_TO_ROAD, 1, UNKNOWN",
        "FAR_FROM_ROAD_OR_MARKET, HOURS_TO_ROAD, 1.1, YES",
        "FAR_FROM_ROAD_OR_MARKET, HOURS_TO_MARKET, 2.1, YES",
        "LONE_MOTHER, LONE_MOTHER, 1, YES",
        "LONE_MOTHER, LONE_MOTHER, 0, NO",
        "DISASTER_HIT, DISASTER_HIT, 1, YES",
        "DISASTER_HIT, DISASTER_HIT, 0, NO"
    })
    void eachFlagHasItsLimit(String flag, Input input, BigDecimal value, Answer answer) {
        var risk = RiskProfile.of(Profile.EMPTY.with(input, value), "050401", POLICY);
        assertThat(risk.flags())
                .filteredOn(one -> one.criterion().equals(flag))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.answer()).isEqualTo(answer);
                    assertThat(one.known()).isEqualTo(Map.of(input, value));
                });
    }

    @Test
    void ofAHouseholdOfWhichNothingIsKnownNoFlagIsRaisedAndNoneIsLow() {
        var risk = RiskProfile.of(Profile.EMPTY, "050401", POLICY);
        assertThat(risk.raised()).isEmpty();
        assertThat(risk.unknown()).hasSize(7);
        assertThat(risk.flags()).allSatisfy(flag -> assertThat(flag.unknown()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"050401, 36, YES", "050401, 35, NO", "250101, 50, NO", "250101, 51, YES", "080101, 36, YES"})
    void aRegionMayHaveItsOwnAge(String district, long age, Answer answer) {
        var regional = new RiskPolicy(35, Map.of("25", 50), POLICY.flags());
        assertThat(RiskProfile.of(Profile.EMPTY.with(Input.HOLDER_AGE, age), district, regional)
                        .flags()
                        .getFirst()
                        .answer())
                .isEqualTo(answer);
    }
}
