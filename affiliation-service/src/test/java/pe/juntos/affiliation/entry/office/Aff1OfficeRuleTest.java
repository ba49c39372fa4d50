package pe.juntos.affiliation.entry.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;

/** AFF-1: what the regional office may decide, who of it, and until when an exclusion can be appealed. */
class Aff1OfficeRuleTest {

    private static final LocalDate TODAY = day("2026-06-30");

    @ParameterizedTest
    @CsvSource({
        "KEEP,,carlos,2026-06-30,",
        "KEEP,DUPLICATE,carlos,2026-06-30,REASON_NOT_EXPECTED",
        "EXCLUDE,ECONOMIC_SITUATION,carlos,2026-06-30,",
        "EXCLUDE,,carlos,2026-06-30,REASON_REQUIRED",
        "EXCLUDE,WITHDRAWN,carlos,2026-06-30,REASON_REQUIRED",
        "UPHOLD,,carlos,2026-06-30,INCOMPLETE",
        "KEEP,,rosa,2026-06-30,SAME_PERSON",
        "KEEP,,carlos,2026-07-01,IN_FUTURE",
        "KEEP,,carlos,2026-06-01,",
        "KEEP,,carlos,2026-05-31,BEFORE_THE_FACT"
    })
    void a_contest_is_decided_with_a_reason_by_somebody_else_once_it_is_there(
            OfficeDecision.Verdict verdict, ReasonCode reason, String by, String on, EntryRefusal refusal) {
        KnownHousehold contested = household(HouseholdState.VISITED, ReasonCode.CONTESTED);
        assertThat(OfficeRule.contest(contested, decision(verdict, reason, by, on), TODAY))
                .isEqualTo(java.util.Optional.ofNullable(refusal));
    }

    @Test
    void what_is_not_contested_is_not_decided() {
        assertThat(OfficeRule.contest(
                        household(HouseholdState.VISITED, ReasonCode.NO_ASSEMBLY),
                        decision(OfficeDecision.Verdict.KEEP, null, "carlos", "2026-06-30"),
                        TODAY))
                .contains(EntryRefusal.NOT_CONTESTED);
    }

    @ParameterizedTest
    @EnumSource(HouseholdState.class)
    void an_objection_excludes_only_who_is_on_the_way_and_refers_only_who_is_affiliated(HouseholdState state) {
        KnownHousehold household = household(state, ReasonCode.NO_ASSEMBLY);
        assertThat(objection(household, OfficeDecision.Verdict.EXCLUDE, ReasonCode.DUPLICATE, "carlos")
                        .isEmpty())
                .isEqualTo(household.onItsWay());
        assertThat(objection(household, OfficeDecision.Verdict.REFER_TO_EXIT, null, "carlos")
                        .isEmpty())
                .isEqualTo(household.affiliated());
        assertThat(objection(household, OfficeDecision.Verdict.KEEP, null, "carlos"))
                .isEmpty();
        assertThat(objection(household, OfficeDecision.Verdict.KEEP, null, "lodger"))
                .contains(EntryRefusal.SAME_PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "EXCLUDED,7,2026-06-22,2026-06-22,",
        "EXCLUDED,7,2026-06-23,2026-06-22,APPEAL_LATE",
        "EXCLUDED,7,2026-06-23,,",
        "EXCLUDED,7,2026-07-01,,IN_FUTURE",
        "EXCLUDED,6,2026-06-22,2026-06-22,NOT_EXCLUDED",
        "VISITED,7,2026-06-22,2026-06-22,NOT_EXCLUDED"
    })
    void an_exclusion_is_appealed_until_the_last_day_and_without_notice_no_day_is_the_last(
            HouseholdState state, long decision, String on, LocalDate lastDay, EntryRefusal refusal) {
        assertThat(OfficeRule.lodging(household(state, ReasonCode.DUPLICATE), decision, day(on), lastDay, TODAY))
                .isEqualTo(java.util.Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "UPHOLD,carlos,2026-06-20,",
        "DISMISS,carlos,2026-06-20,",
        "KEEP,carlos,2026-06-20,INCOMPLETE",
        "UPHOLD,rosa,2026-06-20,SAME_PERSON",
        "UPHOLD,lodger,2026-06-20,SAME_PERSON",
        "UPHOLD,carlos,2026-06-09,BEFORE_THE_FACT",
        "UPHOLD,carlos,2026-07-01,IN_FUTURE"
    })
    void an_appeal_is_decided_by_who_neither_excluded_nor_took_it_down(
            OfficeDecision.Verdict verdict, String by, String on, EntryRefusal refusal) {
        assertThat(OfficeRule.appeal(
                        household(HouseholdState.EXCLUDED, ReasonCode.DUPLICATE),
                        decision(verdict, null, by, on),
                        "lodger",
                        day("2026-06-10"),
                        TODAY))
                .isEqualTo(java.util.Optional.ofNullable(refusal));
    }

    private static java.util.Optional<EntryRefusal> objection(
            KnownHousehold household, OfficeDecision.Verdict verdict, ReasonCode reason, String by) {
        return OfficeRule.objection(
                household, decision(verdict, reason, by, "2026-06-30"), "lodger", day("2026-06-10"), TODAY);
    }

    private static OfficeDecision decision(OfficeDecision.Verdict verdict, ReasonCode reason, String by, String on) {
        return new OfficeDecision(verdict, reason, "motivado", by, day(on));
    }

    private static KnownHousehold household(HouseholdState state, ReasonCode reason) {
        return new KnownHousehold(
                "H1",
                "050101",
                "Alto",
                state,
                List.of(reason),
                null,
                null,
                null,
                TODAY,
                7,
                Set.of("rosa"),
                day("2026-06-01"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
