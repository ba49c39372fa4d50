package pe.juntos.coresponsibility.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.coresponsibility.supply.SupplyAssessment.Capacity;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** 001 SUP-01, SUP-04 and PAR-6: both sides of every limit, and what is not known. */
class SupTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final PolicyBook<SupplyPolicy> POLICIES = Policies.load("policy/supply", SupplyPolicy.class);

    @ParameterizedTest
    @CsvSource({
        "HEALTH, 300, 2, 40, SUFFICIENT, ", // exactly 150 each, exactly 40 days
        "HEALTH, 301, 2, 40, INSUFFICIENT, STAFF_SHORT",
        "HEALTH, 300, 2, 39, INSUFFICIENT, SERVICE_DAYS_SHORT",
        "HEALTH, 0, 0, 40, SUFFICIENT, ",
        "HEALTH, 1, 0, 40, INSUFFICIENT, STAFF_SHORT",
        "SCHOOL, 60, 2, 30, SUFFICIENT, ",
        "SCHOOL, 61, 2, 30, INSUFFICIENT, STAFF_SHORT",
        "SCHOOL, 60, 2, 29, INSUFFICIENT, SERVICE_DAYS_SHORT",
        "SCHOOL, 60, 2147483647, 30, SUFFICIENT, ",
        "HEALTH, , 2, 40, UNKNOWN, ",
        "HEALTH, 300, , 40, UNKNOWN, ",
        "HEALTH, 300, 2, , UNKNOWN, ",
        "HEALTH, , 2, 39, INSUFFICIENT, SERVICE_DAYS_SHORT" // a known gap outweighs what is not known
    })
    void quantity(EstablishmentKind kind, Integer members, Integer staff, Integer days, Capacity capacity, String gap) {
        var found = new SupplyInputs(DAY, members, staff, days, null, all(true));
        var assessed = SupplyRule.assess(kind, found, policy());
        assertThat(assessed.quantitative()).isEqualTo(capacity);
        assertThat(assessed.qualitative()).isEqualTo(Capacity.SUFFICIENT);
        assertThat(assessed.result()).isEqualTo(capacity);
        assertThat(assessed.gaps()).isEqualTo(gap == null ? List.of() : List.of(gap));
    }

    @ParameterizedTest
    @CsvSource({
        "MATERIALS, false, INSUFFICIENT", "MATERIALS, , UNKNOWN",
        "TRAINED_STAFF, false, INSUFFICIENT", "TRAINED_STAFF, , UNKNOWN",
        "INFRASTRUCTURE, false, INSUFFICIENT", "INFRASTRUCTURE, , UNKNOWN",
        "WATER, false, SUFFICIENT", "WATER, , SUFFICIENT",
        "LOCAL_LANGUAGE, false, SUFFICIENT", "OPEN_ALL_YEAR, false, SUFFICIENT"
    })
    void quality(Quality quality, Boolean there, Capacity capacity) {
        var qualities = all(true);
        qualities.remove(quality);
        if (there != null) {
            qualities.put(quality, there);
        }
        var assessed = SupplyRule.assess(
                EstablishmentKind.HEALTH, new SupplyInputs(DAY, 100, 2, 40, null, qualities), policy());
        assertThat(assessed.qualitative()).isEqualTo(capacity);
        assertThat(assessed.result()).isEqualTo(capacity);
        assertThat(assessed.missing()).isEqualTo(capacity == Capacity.UNKNOWN ? List.of(quality.name()) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"3, ", "3.0, ", "3.1, TOO_FAR", ", "})
    void more_than_three_hours_on_foot_is_a_barrier_and_no_gap(BigDecimal hours, String barrier) {
        var assessed = SupplyRule.assess(
                EstablishmentKind.HEALTH, new SupplyInputs(DAY, 100, 2, 40, hours, all(true)), policy());
        assertThat(assessed.result()).isEqualTo(Capacity.SUFFICIENT);
        assertThat(assessed.barriers()).isEqualTo(barrier == null ? List.of() : List.of(barrier));
    }

    @Test
    void the_same_findings_have_the_same_hash_and_others_another() {
        var code = new EstablishmentCode("S-00000001");
        var found = new SupplyInputs(DAY, 100, 2, 40, null, Map.of(Quality.WATER, true, Quality.MATERIALS, false));
        var again = new SupplyInputs(DAY, 100, 2, 40, null, Map.of(Quality.MATERIALS, false, Quality.WATER, true));
        var other = new SupplyInputs(DAY, 101, 2, 40, null, found.qualities());
        assertThat(AssessedSupply.decide(code, found, POLICIES.at(DAY)).hash())
                .isEqualTo(AssessedSupply.decide(code, again, POLICIES.at(DAY)).hash())
                .isNotEqualTo(
                        AssessedSupply.decide(code, other, POLICIES.at(DAY)).hash());
    }

    private static SupplyPolicy policy() {
        return POLICIES.at(DAY).parameters();
    }

    private static EnumMap<Quality, Boolean> all(boolean there) {
        var qualities = new EnumMap<Quality, Boolean>(Quality.class);
        for (var quality : Quality.values()) {
            qualities.put(quality, there);
        }
        return qualities;
    }
}
