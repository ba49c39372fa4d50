package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TGT-2: eligibility of a household on any date, with all that is not met. */
class Tgt2EligibleOnTest {

    private static final LocalDate ON = day("2024-06-30");
    private final Households household = new Households();

    @ParameterizedTest
    @CsvSource({
        "2023-01-01, 2024-06-30, ''",
        "2023-01-01, 2024-06-29, CLASS_NOT_VALID",
        "2024-06-30, 2024-12-31, ''",
        "2024-07-01, 2024-12-31, CLASS_NOT_VALID"
    })
    void the_class_is_valid_on_the_date_both_days_included(String from, String until, String reasons) {
        household.classes.clear();
        household.classes.add(new Classification(SocioEconomicClass.POOR, day(from), day(until)));
        unmet(reasons);
    }

    @ParameterizedTest
    @CsvSource({"EXTREME_POOR, ''", "POOR, ''", "NOT_POOR, NOT_POOR"})
    void poor_and_extreme_poor_are_eligible(SocioEconomicClass value, String reasons) {
        household.classes.clear();
        household.classes.add(new Classification(value, day("2023-01-01"), null));
        unmet(reasons);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-30, ''", "2024-07-01, DISTRICT_NOT_ACTIVE", ", DISTRICT_NOT_ACTIVE"})
    void the_district_is_active_on_the_date(LocalDate since, String reasons) {
        household.districtSince = since;
        unmet(reasons);
    }

    @ParameterizedTest
    @CsvSource({"2004-07-01, ''", "2004-06-30, NO_TARGET_MEMBERS", "2024-06-30, ''", "2024-07-01, NO_TARGET_MEMBERS"})
    void there_is_a_target_member_on_the_date(String birth, String reasons) {
        household.members.set(1, Households.child(birth));
        unmet(reasons);
    }

    @Test
    void all_that_is_not_met_is_told_in_the_order_of_the_rule() {
        household.classes.clear();
        household.districtSince = null;
        household.members.clear();
        unmet("CLASS_NOT_VALID|DISTRICT_NOT_ACTIVE|NO_TARGET_MEMBERS");
    }

    private void unmet(String reasons) {
        List<ReasonCode> expected = Arrays.stream(reasons.split("\\|"))
                .filter(code -> !code.isEmpty())
                .map(ReasonCode::valueOf)
                .toList();
        var context = new AffiliationRule.Context(Households.PARAMETERS, Households.LIMITS, Households.ALL);
        assertThat(Eligibility.unmet(household.facts(), context, ON)).isEqualTo(expected);
    }
}
