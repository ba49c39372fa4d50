package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AFF-1: the assembly only removes, the regional office decides what is contested, and an appeal undoes an exclusion. */
class Aff1OfficeTest {

    private final Households household = new Households();

    @Test
    void what_an_assembly_removed_a_later_one_does_not_add_again() {
        assembly("2024-02-10", Assembly.Result.REMOVED, Assembly.Motive.DUPLICATE);
        household.assemblies.add(new Assembly(day("2024-05-10"), "A2", Assembly.Result.VALIDATED, null));
        stands("2026-06-30", HouseholdState.EXCLUDED, ReasonCode.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-09,VISITED,CONTESTED", "2024-02-10,VALIDATED,", "2024-06-01,VALIDATED,"})
    void a_contested_household_is_validated_by_the_office_once_it_decided(
            String decided, HouseholdState state, ReasonCode reason) {
        household.agreements.clear();
        assembly("2024-02-10", Assembly.Result.CONTESTED, null);
        ruling(decided, Ruling.Matter.CONTEST, Ruling.Outcome.KEPT, null);
        Assessment assessment = household.assessed();
        assertThat(assessment.state()).isEqualTo(state);
        assertThat(assessment.reasons()).contains(reason == null ? ReasonCode.NO_AGREEMENT : reason);
        if (reason == null) {
            assertThat(assessment.trace().getLast()).isEqualTo(new Assessment.Step(state, day(decided)));
        }
    }

    @Test
    void a_contest_after_the_decision_is_a_new_one() {
        assembly("2024-02-10", Assembly.Result.CONTESTED, null);
        ruling("2024-03-01", Ruling.Matter.CONTEST, Ruling.Outcome.KEPT, null);
        household.assemblies.add(new Assembly(day("2024-03-02"), "A2", Assembly.Result.CONTESTED, null));
        assertThat(household.assessed()).isInstanceOf(Assessment.NeedsReview.class);
    }

    @ParameterizedTest
    @CsvSource({"CONTEST", "OBJECTION"})
    void the_office_excludes_with_a_reason_and_the_day_before_it_has_not(Ruling.Matter matter) {
        assembly("2024-02-10", Assembly.Result.CONTESTED, null);
        ruling("2024-06-01", matter, Ruling.Outcome.EXCLUDED, ReasonCode.ECONOMIC_SITUATION);
        stands("2024-05-31", HouseholdState.VISITED, ReasonCode.CONTESTED);
        stands("2024-06-01", HouseholdState.EXCLUDED, ReasonCode.ECONOMIC_SITUATION);
    }

    @ParameterizedTest
    @CsvSource({"2024-04-30,EXCLUDED,DUPLICATE", "2024-05-01,VISITED,APPEAL_UPHELD"})
    void an_upheld_appeal_puts_the_household_back_where_it_was(String asOf, HouseholdState state, ReasonCode reason) {
        assembly("2024-02-10", Assembly.Result.REMOVED, Assembly.Motive.DUPLICATE);
        ruling("2024-05-01", Ruling.Matter.APPEAL, Ruling.Outcome.KEPT, null);
        stands(asOf, state, reason);
    }

    @Test
    void back_after_a_visit_that_found_no_resident_it_stands_as_validated_as_before() {
        household.agreements.clear();
        household.visits.add(new Visit(day("2024-04-01"), Visit.Result.NOT_RESIDENT));
        stands("2024-04-30", HouseholdState.EXCLUDED, ReasonCode.NOT_RESIDENT);
        ruling("2024-05-01", Ruling.Matter.APPEAL, Ruling.Outcome.KEPT, null);
        stands("2024-05-01", HouseholdState.VALIDATED, ReasonCode.APPEAL_UPHELD);
    }

    @Test
    void an_exclusion_after_the_appeal_stands() {
        assembly("2024-02-10", Assembly.Result.REMOVED, Assembly.Motive.DUPLICATE);
        ruling("2024-05-01", Ruling.Matter.APPEAL, Ruling.Outcome.KEPT, null);
        household.assemblies.add(
                new Assembly(day("2024-05-02"), "A2", Assembly.Result.REMOVED, Assembly.Motive.MOVED_AWAY));
        stands("2024-05-02", HouseholdState.EXCLUDED, ReasonCode.MOVED_AWAY);
    }

    @Test
    void an_appeal_undoes_the_offices_own_exclusion_too() {
        ruling("2024-03-01", Ruling.Matter.OBJECTION, Ruling.Outcome.EXCLUDED, ReasonCode.NOT_RESIDENT);
        stands("2024-03-01", HouseholdState.EXCLUDED, ReasonCode.NOT_RESIDENT);
        ruling("2024-04-10", Ruling.Matter.APPEAL, Ruling.Outcome.KEPT, null);
        assertThat(household.assessed(day("2024-04-10"), Households.ALL).state())
                .isEqualTo(HouseholdState.AFFILIATED);
    }

    private void assembly(String on, Assembly.Result result, Assembly.Motive motive) {
        household.assemblies.set(0, new Assembly(day(on), "A1", result, motive));
    }

    private void ruling(String on, Ruling.Matter matter, Ruling.Outcome outcome, ReasonCode reason) {
        household.rulings.add(new Ruling(day(on), "R" + household.rulings.size(), matter, outcome, reason));
    }

    private void stands(String asOf, HouseholdState state, ReasonCode reason) {
        Assessment assessment = household.assessed(day(asOf), Households.ALL);
        assertThat(assessment.state()).isEqualTo(state);
        assertThat(assessment.reasons()).contains(reason);
    }
}
