package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** AFF-4, AFF-6: a household leaves by a recorded departure, and comes back only by being listed again. */
class Aff6CycleTest {

    private final Households household = new Households();

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            names = {
                "WITHDRAWN",
                "NO_TARGET_MEMBERS",
                "NOT_POOR",
                "TERM_REACHED",
                "GRADUATED",
                "MOVED_OUT",
                "DECEASED_ALL",
                "DUPLICATE",
                "FALSE_DECLARATION"
            })
    void an_affiliated_household_exits_with_its_reason_from_that_day_on(ReasonCode reason) {
        Standing affiliated = standing(null, "2026-05-30");
        household.departures.add(new Departure(day("2026-06-01"), "D1", reason));
        assertThat(standing(affiliated, "2026-05-31")).isEqualTo(affiliated);
        Standing exited = standing(affiliated, "2026-06-01");
        assertThat(exited.state()).isEqualTo(HouseholdState.EXITED);
        assertThat(exited.reasons()).containsExactly(reason);
        assertThat(exited.exitedOn()).isEqualTo(day("2026-06-01"));
        assertThat(exited.affiliatedOn()).isEqualTo(affiliated.affiliatedOn());
        assertThat(standing(exited, "2026-06-30")).isEqualTo(exited);
    }

    @ParameterizedTest
    @CsvSource({"2023-06-01", "2024-01-20", "2024-02-20"})
    void a_household_may_withdraw_before_it_is_affiliated(String on) {
        household.departures.add(new Departure(day(on), "D1", ReasonCode.WITHDRAWN));
        Standing exited = standing(null, on);
        assertThat(exited.state()).isEqualTo(HouseholdState.EXITED);
        assertThat(exited.affiliatedOn()).isNull();
        assertThat(standing(exited, "2026-06-30")).isEqualTo(exited);
    }

    @Test
    void listed_again_it_begins_anew_and_what_was_said_before_no_longer_counts() {
        Standing exited = exited("2026-01-10");
        assertThat(standing(exited, "2026-03-01")).isEqualTo(exited);
        household.relistings.add(day("2026-03-01"));
        assertThat(standing(exited, "2026-02-28")).isEqualTo(exited);
        Standing listed = standing(exited, "2026-03-01");
        assertThat(listed.state()).isEqualTo(HouseholdState.LISTED);
        assertThat(listed.reasons()).containsExactly(ReasonCode.NOT_VISITED);
        assertThat(listed.cycle()).isEqualTo(2);
        assertThat(listed.affiliatedOn()).isNull();
        assertThat(listed.exitedOn()).isNull();
    }

    @Test
    void affiliated_again_it_has_a_new_day_of_affiliation_and_no_exit() {
        Standing listed = standing(relisted("2026-01-10", "2026-03-01"), "2026-03-01");
        household.visits.add(new Visit(day("2026-03-05"), Visit.Result.VERIFIED));
        household.assemblies.add(new Assembly(day("2026-03-10"), "A2", Assembly.Result.VALIDATED, null));
        household.agreements.add(new Agreement(day("2026-03-20"), Agreement.Means.ACCOUNT, "0402", null));
        Standing again = standing(listed, "2026-03-20");
        assertThat(again.state()).isEqualTo(HouseholdState.AFFILIATED);
        assertThat(again.affiliatedOn()).isEqualTo(day("2026-03-20"));
        assertThat(again.exitedOn()).isNull();
        assertThat(again.exited(day("2026-03-19"), ReasonCode.GRADUATED))
                .as("an exit of the former cycle, heard late")
                .isEqualTo(again);
        assertThat(again.exited(day("2026-03-20"), ReasonCode.GRADUATED).state())
                .isEqualTo(HouseholdState.EXITED);
    }

    @Test
    void a_removal_of_the_former_cycle_does_not_count_in_the_new_one() {
        household.assemblies.set(
                0, new Assembly(day("2024-02-10"), "A1", Assembly.Result.REMOVED, Assembly.Motive.MOVED_AWAY));
        household.relistings.add(day("2025-02-10"));
        Standing again = standing(null, "2025-02-10");
        assertThat(again.state()).isEqualTo(HouseholdState.LISTED);
    }

    private Standing exited(String on) {
        Standing affiliated = standing(null, "2025-12-31");
        household.departures.add(new Departure(day(on), "D1", ReasonCode.WITHDRAWN));
        return standing(affiliated, on);
    }

    private Standing relisted(String exit, String listing) {
        Standing exited = exited(exit);
        household.relistings.add(day(listing));
        return exited;
    }

    private Standing standing(Standing before, String asOf) {
        return Standing.assessed(
                before, household.facts().knownBy(day(asOf)), household.assessed(day(asOf), Households.ALL));
    }

    @Test
    void a_decision_names_the_facts_it_rests_on() {
        assertThat(household.facts().references())
                .containsAll(List.of(
                        "visit 2024-01-10 VERIFIED",
                        "assembly A1 2024-02-10 VALIDATED",
                        "agreement 2024-03-10",
                        "attachment M2 S-00001234 2024-04-10"));
    }
}
