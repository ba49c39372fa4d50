package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.AS_OF;
import static pe.juntos.affiliation.household.Households.day;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AFF-1: the visit verifies, the assembly validates or removes, and the last fact makes the affiliation. */
class Aff1FieldTest {

    private final Households household = new Households();

    @ParameterizedTest
    @CsvSource({
        "2024-01-10,2024-02-10,2024-03-10,2024-04-10,2024-04-10",
        "2024-05-10,2024-02-10,2024-03-10,2024-04-10,2024-05-10",
        "2024-01-10,2024-06-10,2024-03-10,2024-04-10,2024-06-10",
        "2024-01-10,2024-02-10,2024-07-10,2024-04-10,2024-07-10"
    })
    void affiliated_on_the_latest_of_visit_assembly_agreement_and_attachment(
            String visit, String assembly, String agreement, String attached, String on) {
        household.visits.set(0, new Visit(day(visit), Visit.Result.VERIFIED));
        household.assemblies.set(0, new Assembly(day(assembly), "A1", Assembly.Result.VALIDATED, null));
        household.agreements.set(0, new Agreement(day(agreement), Agreement.Means.BRANCH, null, "P1"));
        household.members.set(1, Households.child("2018-09-02", attached));
        assertThat(household.assessed())
                .isInstanceOfSatisfying(
                        Assessment.Affiliated.class, a -> assertThat(a.on()).isEqualTo(day(on)));
        assertThat(household.assessed().trace().stream().map(Assessment.Step::state))
                .containsExactly(
                        HouseholdState.LISTED,
                        HouseholdState.VISITED,
                        HouseholdState.VALIDATED,
                        HouseholdState.AFFILIATED);
    }

    @Test
    void a_fact_dated_after_the_day_does_not_count_yet() {
        assertThat(household.assessed(day("2024-04-10"), Households.ALL).state())
                .isEqualTo(HouseholdState.AFFILIATED);
        stands("2024-04-09", HouseholdState.VALIDATED, ReasonCode.MEMBER_NOT_ATTACHED);
        stands("2024-03-09", HouseholdState.VALIDATED, ReasonCode.NO_AGREEMENT);
        stands("2024-02-09", HouseholdState.VISITED, ReasonCode.NO_ASSEMBLY);
        stands("2024-01-09", HouseholdState.LISTED, ReasonCode.NOT_VISITED);
    }

    @Test
    void every_target_member_of_the_signing_day_is_attached_and_nobody_else_need_be() {
        household.members.add(new Households.Person("M3", "2020-01-01", Sex.F, Relationship.CHILD).facts());
        stands("2026-06-30", HouseholdState.VALIDATED, ReasonCode.MEMBER_NOT_ATTACHED);
        household.members.set(2, new Households.Person("M3", "2024-03-11", Sex.F, Relationship.CHILD).facts());
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.AFFILIATED);
    }

    @Test
    void the_first_attachment_counts_and_a_later_change_of_school_does_not_move_the_date() {
        household.members.set(1, Households.child("2018-09-02", "2024-04-10", "2025-03-01"));
        assertThat(household.assessed())
                .isInstanceOfSatisfying(
                        Assessment.Affiliated.class, a -> assertThat(a.on()).isEqualTo(day("2024-04-10")));
    }

    @Test
    void without_the_visits_file_the_assembly_stands_for_the_visit() {
        household.visits.clear();
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.LISTED);
        assertThat(household.assessed(AS_OF, new ReceivedSources(false, true, true)))
                .isInstanceOfSatisfying(
                        Assessment.Affiliated.class, a -> assertThat(a.on()).isEqualTo(day("2024-04-10")));
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND,LISTED,NOT_FOUND", "NOT_RESIDENT,EXCLUDED,NOT_RESIDENT"})
    void a_visit_that_finds_nobody_leaves_it_listed_and_one_that_finds_no_resident_excludes(
            Visit.Result result, HouseholdState state, ReasonCode reason) {
        household.visits.set(0, new Visit(day("2024-01-10"), result));
        assertThat(household.assessed().state()).isEqualTo(state);
        assertThat(household.assessed().reasons()).containsExactly(reason);
    }

    @Test
    void not_being_found_later_does_not_undo_a_verification() {
        household.visits.add(new Visit(day("2025-01-10"), Visit.Result.NOT_FOUND));
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.AFFILIATED);
    }

    @ParameterizedTest
    @CsvSource({"DUPLICATE,DUPLICATE", "MOVED_AWAY,MOVED_AWAY", "DECEASED,DECEASED", "NOT_RESIDENT,NOT_RESIDENT"})
    void the_assembly_removes_for_a_reason_of_the_closed_list(Assembly.Motive motive, ReasonCode reason) {
        household.assemblies.set(0, new Assembly(day("2024-02-10"), "A1", Assembly.Result.REMOVED, motive));
        assertThat(household.assessed()).isInstanceOf(Assessment.Excluded.class);
        assertThat(household.assessed().reasons()).containsExactly(reason);
    }

    @Test
    void a_contested_household_waits_for_the_regional_office() {
        Stream.of(
                        new Assembly(day("2024-02-10"), "A1", Assembly.Result.CONTESTED, null),
                        new Assembly(
                                day("2024-02-10"), "A1", Assembly.Result.REMOVED, Assembly.Motive.ECONOMIC_SITUATION))
                .forEach(contested -> {
                    household.assemblies.set(0, contested);
                    assertThat(household.assessed()).isInstanceOf(Assessment.NeedsReview.class);
                    assertThat(household.assessed().state()).isEqualTo(HouseholdState.VISITED);
                    assertThat(household.assessed().reasons()).containsExactly(ReasonCode.CONTESTED);
                });
    }

    @Test
    void of_two_results_on_one_day_the_more_severe_stands() {
        household.assemblies.add(
                new Assembly(day("2024-02-10"), "A0", Assembly.Result.REMOVED, Assembly.Motive.DUPLICATE));
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.EXCLUDED);
    }

    private void stands(String asOf, HouseholdState state, ReasonCode reason) {
        Assessment assessment = household.assessed(day(asOf), Households.ALL);
        assertThat(assessment.state()).isEqualTo(state);
        assertThat(assessment.reasons()).contains(reason);
    }
}
