package pe.juntos.affiliation.entry.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.SocioEconomicClass;

/** AFF-4, AFF-6: who may leave, when, for what reason, and by how many persons. */
class Aff6LeavingRuleTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final RegisterSays FAMILY = new RegisterSays(3, 2, SocioEconomicClass.POOR);

    @ParameterizedTest
    @EnumSource(HouseholdState.class)
    void withdrawal_is_open_to_all_who_are_not_out(HouseholdState state) {
        boolean in = Set.of("LISTED", "VISITED", "VALIDATED", "AFFILIATED", "SUSPENDED")
                .contains(state.name());
        assertThat(LeavingRule.withdrawal(household(state), TODAY, TODAY))
                .isEqualTo(in ? Optional.empty() : Optional.of(EntryRefusal.NOT_IN_PROGRAMME));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,",
        "2026-07-01,IN_FUTURE",
        "2024-04-10,",
        "2024-04-09,BEFORE_AFFILIATION",
        "2023-12-31,BEFORE_LISTING"
    })
    void the_day_of_leaving_lies_in_the_stay(String on, EntryRefusal refusal) {
        assertThat(LeavingRule.withdrawal(household(HouseholdState.AFFILIATED), day(on), TODAY))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "NO_TARGET_MEMBERS,3,0,POOR,",
        "NO_TARGET_MEMBERS,3,1,POOR,CONTRADICTED_BY_REGISTER",
        "DECEASED_ALL,0,0,POOR,",
        "DECEASED_ALL,1,0,POOR,CONTRADICTED_BY_REGISTER",
        "NOT_POOR,3,2,NOT_POOR,",
        "NOT_POOR,3,2,POOR,CONTRADICTED_BY_REGISTER",
        "TERM_REACHED,3,2,POOR,",
        "MOVED_OUT,3,2,POOR,",
        "FALSE_DECLARATION,3,2,POOR,",
        "DUPLICATE,3,2,POOR,OTHER_HOUSEHOLD_REQUIRED",
        "GRADUATED,3,2,POOR,REASON_NOT_BY_HAND",
        "WITHDRAWN,3,2,POOR,REASON_NOT_BY_HAND",
        "NOT_MET,3,0,POOR,REASON_NOT_BY_HAND"
    })
    void a_reason_is_of_the_closed_list_and_not_contradicted(
            ReasonCode reason, int living, int targets, SocioEconomicClass value, EntryRefusal refusal) {
        assertThat(LeavingRule.proposal(
                        household(HouseholdState.SUSPENDED),
                        exit(reason, "2026-06-30", null),
                        new RegisterSays(living, targets, value),
                        TODAY))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void who_proposed_does_not_approve() {
        ExitCase exit = exit(ReasonCode.MOVED_OUT, "2026-06-30", null);
        assertThat(approval(exit, "rosa")).contains(EntryRefusal.SAME_PERSON);
        assertThat(approval(exit, "carlos")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-22,2026-06-22,", "2026-06-22,2026-06-21,BEFORE_THE_FACT", ",2026-06-22,HEARING_REQUIRED"})
    void a_false_declaration_counts_from_the_hearing_on(LocalDate heard, String leaves, EntryRefusal refusal) {
        assertThat(approval(exit(ReasonCode.FALSE_DECLARATION, leaves, heard), "carlos"))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-22,", "2026-06-21,HEARING_TOO_SOON", "2026-06-30,", "2026-07-01,IN_FUTURE"})
    void a_hearing_leaves_time_to_prepare(String held, EntryRefusal refusal) {
        var hearing = new ExitCase.Hearing(day("2026-06-15"), day(held), true, "Niega", "rosa");
        assertThat(LeavingRule.hearing(hearing, day("2026-06-22"), TODAY)).isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "EXITED,2026-06-11,",
        "EXITED,2026-06-10,BEFORE_LEAVING",
        "EXITED,2026-07-01,IN_FUTURE",
        "EXCLUDED,2026-05-02,",
        "EXCLUDED,2026-05-01,BEFORE_LEAVING",
        "AFFILIATED,2026-06-11,NOT_LEFT",
        "REJECTED,2026-06-11,NOT_LEFT"
    })
    void who_left_is_listed_again_after_that_day(HouseholdState state, String on, EntryRefusal refusal) {
        assertThat(LeavingRule.relisting(household(state), day(on), TODAY)).isEqualTo(Optional.ofNullable(refusal));
    }

    private static Optional<EntryRefusal> approval(ExitCase exit, String by) {
        return LeavingRule.approval(household(HouseholdState.AFFILIATED), exit, FAMILY, by, TODAY);
    }

    private static ExitCase exit(ReasonCode reason, String on, LocalDate heard) {
        var hearing = heard == null ? null : new ExitCase.Hearing(day("2026-06-15"), heard, true, "Niega", "rosa");
        return new ExitCase("X", "H1", reason, day(on), "Informe", null, "rosa", hearing, null);
    }

    private static KnownHousehold household(HouseholdState state) {
        boolean affiliated = state == HouseholdState.AFFILIATED || state == HouseholdState.SUSPENDED;
        return new KnownHousehold(
                "H1",
                "050101",
                "Alto",
                state,
                List.of(),
                day("2024-01-01"),
                affiliated ? day("2024-04-10") : null,
                state == HouseholdState.EXITED ? day("2026-06-10") : null,
                TODAY,
                3,
                Set.of(),
                day("2026-05-01"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
