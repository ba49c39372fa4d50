package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** TGT-2: class, district and a target member, on the day the agreement was signed (2024-03-10). */
class Tgt2EligibilityTest {

    private final Households household = new Households();

    @ParameterizedTest
    @EnumSource(value = SocioEconomicClass.class, names = "NOT_POOR", mode = EnumSource.Mode.EXCLUDE)
    void poor_and_extreme_poor_are_eligible(SocioEconomicClass value) {
        classified(value, "2023-01-01", null);
        assertThat(household.assessed()).isInstanceOf(Assessment.Affiliated.class);
    }

    @Test
    void not_poor_is_rejected_signed_or_not() {
        classified(SocioEconomicClass.NOT_POOR, "2023-01-01", null);
        rejected(ReasonCode.NOT_POOR);
        household.agreements.clear();
        rejected(ReasonCode.NOT_POOR);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-10,,true", "2024-03-11,,false", "2023-01-01,2024-03-10,true", "2023-01-01,2024-03-09,false"})
    void the_class_is_valid_on_the_day_of_the_agreement(String from, String until, boolean eligible) {
        classified(SocioEconomicClass.POOR, from, until);
        if (eligible) {
            assertThat(household.assessed()).isInstanceOf(Assessment.Affiliated.class);
        } else {
            rejected(ReasonCode.CLASS_NOT_VALID);
        }
    }

    @Test
    void a_class_that_changes_after_the_agreement_does_not_count() {
        household.classes.add(new Classification(SocioEconomicClass.NOT_POOR, day("2025-01-01"), null));
        assertThat(household.assessed()).isInstanceOf(Assessment.Affiliated.class);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-10,true", "2024-03-11,false", ",false"})
    void the_district_is_active_on_the_day_of_the_agreement(String since, boolean eligible) {
        household.districtSince = since == null ? null : day(since);
        if (eligible) {
            assertThat(household.assessed()).isInstanceOf(Assessment.Affiliated.class);
        } else {
            rejected(ReasonCode.DISTRICT_NOT_ACTIVE);
        }
    }

    @Test
    void without_the_districts_file_every_district_is_active() {
        household.districtSince = null;
        assertThat(household.assessed(Households.AS_OF, new ReceivedSources(true, false, true)))
                .isInstanceOf(Assessment.Affiliated.class);
    }

    @ParameterizedTest
    @CsvSource({"2004-03-11,true", "2004-03-10,false"})
    void there_is_a_target_member_on_the_day_of_the_agreement(String birth, boolean eligible) {
        household.members.set(1, Households.child(birth, "2024-04-10"));
        if (eligible) {
            assertThat(household.assessed()).isInstanceOf(Assessment.Affiliated.class);
        } else {
            rejected(ReasonCode.NO_TARGET_MEMBERS);
        }
    }

    @Test
    void before_the_agreement_neither_a_lapsed_class_nor_a_missing_child_rejects() {
        household.agreements.clear();
        household.members.remove(1);
        classified(SocioEconomicClass.POOR, "2023-01-01", "2023-12-31");
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.VALIDATED);
    }

    private void classified(SocioEconomicClass value, String from, String until) {
        household.classes.clear();
        household.classes.add(new Classification(value, day(from), until == null ? null : day(until)));
    }

    private void rejected(ReasonCode reason) {
        assertThat(household.assessed()).isInstanceOf(Assessment.Rejected.class);
        assertThat(household.assessed().reasons()).containsExactly(reason);
    }
}
