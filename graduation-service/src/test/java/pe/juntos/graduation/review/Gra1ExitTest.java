package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_ASSIGNED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** GRA-1: four versions of the exit; in force the stay of the third and the bonus of the fourth. */
class Gra1ExitTest {

    private static final PolicyBook<ExitPolicy> EXIT = Policies.load("policies/exit", ExitPolicy.class);

    @ParameterizedTest
    @CsvSource({
        "2005-01-01,exit-2005-v1",
        "2011-06-30,exit-2005-v1",
        "2011-07-01,exit-2011-v3",
        "2011-11-03,exit-2011-v3",
        "2011-11-04,exit-2011-v3-v4",
        "2026-06-30,exit-2011-v3-v4"
    })
    void theDayDecidedOnChoosesTheVersionWheneverTheHouseholdWasAffiliated(LocalDate day, String version) {
        assertThat(EXIT.at(day).id()).isEqualTo(version);
    }

    @Test
    void theSecondVersionAndTheFourthAloneAreDraftsAndNeverInForce() {
        assertThat(EXIT.drafts().stream().map(Policy::id)).containsExactly("exit-2010-v2", "exit-2011-v4");
        var draft = EXIT.find("exit-2010-v2").orElseThrow().parameters();
        assertThat(draft.recertification(TestHousehold.RULES.recertification()).firstAfterYears())
                .isEqualTo(6);
        var due = TestHousehold.affiliatedOn("2020-06-30").under(TestHousehold.PERIOD, draft);
        assertThat(due.standing().due().on()).isEqualTo("2026-06-30");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,EXTREME_POOR,2006-01-01,UNTIL_LAST_CHILD,",
        "2026-06-30,POOR,2022-07-01,FULL,2026-06-30",
        "2026-06-30,POOR,2022-06-30,GRADUAL,2030-06-29",
        "2026-06-30,POOR,2018-07-01,GRADUAL,2026-06-30",
        "2026-06-30,POOR,2018-06-30,TERM_REACHED,2026-06-29",
        "2010-06-30,EXTREME_POOR,2006-06-30,GRADUAL,2014-06-29",
        "2010-06-30,POOR,2006-07-01,FULL,2010-06-30",
        "2010-06-30,POOR,2006-06-30,TERM_REACHED,2010-06-29"
    })
    void howLongAClassStays(
            LocalDate asOf, SocioEconomicClass poverty, LocalDate affiliatedOn, Stay.Phase phase, LocalDate until) {
        var facts = affiliated(affiliatedOn, poverty, asOf);
        assertThat(Stay.of(facts, asOf, EXIT.at(asOf).parameters())).isEqualTo(new Stay(phase, until, false));
    }

    @Test
    void aClassWithoutTermHasNone() {
        var asOf = LocalDate.of(2026, 6, 30);
        var policy = EXIT.at(asOf).parameters();
        assertThat(Stay.of(affiliated(asOf, SocioEconomicClass.NOT_POOR, asOf), asOf, policy))
                .isNull();
        assertThat(Stay.of(
                        TestHousehold.affiliatedOn("2020-01-01").facts(),
                        asOf,
                        new ExitPolicy(List.of(), null, false, false, null)))
                .isNull();
    }

    private static HouseholdFacts affiliated(LocalDate on, SocioEconomicClass poverty, LocalDate recertified) {
        return TestHousehold.affiliatedOn(on.toString())
                .recertified(recertified.toString(), poverty)
                .facts();
    }

    @Test
    void theStayFollowsTheRecertifiedClassAndEndsNothingByItself() {
        var poor = TestHousehold.affiliatedOn("2010-01-01");
        assertThat(poor.reviewed().standing().stay().phase()).isEqualTo(Stay.Phase.TERM_REACHED);
        assertThat(poor.reviewed().standing().transferStopped()).isFalse();
        var extreme = poor.recertified("2026-01-01", SocioEconomicClass.EXTREME_POOR);
        assertThat(extreme.reviewed().standing().stay().phase()).isEqualTo(Stay.Phase.UNTIL_LAST_CHILD);
    }

    @ParameterizedTest
    @CsvSource({"2022-06-30,true", "2022-07-01,false"})
    void noBonusBeforeTheFourthYearIsComplete(String affiliatedOn, boolean assigned) {
        var household = TestHousehold.affiliatedOn(affiliatedOn)
                .recertified("2026-01-10", SocioEconomicClass.POOR)
                .typed("2026-01-11", Grade.HIGH, Grade.LOW);
        assertThat(household.decisions(TestHousehold.PERIOD).contains(BONUS_ASSIGNED))
                .isEqualTo(assigned);
    }

    @ParameterizedTest
    @CsvSource({"EXTREME_POOR,true", "POOR,true", "NOT_POOR,false", ",false"})
    void noBonusBeforeRecertificationNorForTheNotPoor(SocioEconomicClass outcome, boolean assigned) {
        var household = TestHousehold.affiliatedOn("2020-01-01").typed("2026-01-11", Grade.HIGH, Grade.LOW);
        if (outcome != null) {
            household = household.recertified("2026-01-10", outcome);
        }
        assertThat(household.decisions(TestHousehold.PERIOD).contains(BONUS_ASSIGNED))
                .isEqualTo(assigned);
    }

    @Test
    void noBonusBeforeTheFourthVersion() {
        var household = TestHousehold.affiliatedOn("2005-11-01")
                .recertified("2010-01-10", SocioEconomicClass.POOR)
                .typed("2010-01-11", Grade.HIGH, Grade.LOW);
        var day = LocalDate.of(2010, 6, 30);
        var then = new Rules(
                "2010",
                TestHousehold.RULES.recertification(),
                null,
                EXIT.at(day).parameters(),
                TestHousehold.RULES.stop());
        var reviewed = (Reviewed.Standings) ReviewingHousehold.review(household.facts(), Period.of(day), then);
        assertThat(reviewed.standing().bonus()).isNull();
        assertThat(reviewed.standing().classification()).isNull();
        assertThat(reviewed.standing().stay().phase()).isEqualTo(Stay.Phase.TERM_REACHED);
    }

    /** The cohort of 29 November 2005, on which nobody decided: due after four years, out of time after eight. */
    @ParameterizedTest
    @CsvSource({
        "2009-5,NOT_DUE,FULL,false,",
        "2009-6,DUE,GRADUAL,true,",
        "2010-1,OVERDUE,GRADUAL,true,",
        "2013-5,OVERDUE,GRADUAL,true,",
        "2013-6,OVERDUE,TERM_REACHED,true,2013-11-29"
    })
    void theForgottenCohortOf2005(
            String period, RecertificationDue.Status due, Stay.Phase phase, boolean undecided, LocalDate left) {
        var standing = TestHousehold.affiliatedOn("2005-11-29")
                .extremePoor()
                .under(
                        Period.parse(period),
                        EXIT.find("exit-2005-v1").orElseThrow().parameters())
                .standing();
        assertThat(standing.due()).isEqualTo(new RecertificationDue(due, LocalDate.of(2009, 11, 29)));
        assertThat(standing.stay().phase()).isEqualTo(phase);
        assertThat(standing.stay().undecided()).isEqualTo(undecided);
        assertThat(standing.graduatedOn()).isEqualTo(left);
    }

    /** Nobody's silence shortens a stay: poor without a recertification, it lasts to the limit of all. */
    @ParameterizedTest
    @CsvSource({"2009-6,", "2013-5,", "2013-6,2013-11-29"})
    void whoWasNotRecertifiedStaysToTheLimit(String period, LocalDate left) {
        var standing = TestHousehold.affiliatedOn("2005-11-29")
                .under(
                        Period.parse(period),
                        EXIT.find("exit-2005-v1").orElseThrow().parameters())
                .standing();
        assertThat(standing.graduatedOn()).isEqualTo(left);
    }

    /** PAY-2: whole for four years, then less in each; silence of SISFOH takes nothing away. */
    @ParameterizedTest
    @CsvSource({
        "exit-2005-v1,2022-07-01,100",
        "exit-2005-v1,2022-06-30,75",
        "exit-2005-v1,2021-06-30,50",
        "exit-2005-v1,2020-06-30,25",
        "exit-2005-v1,2018-07-01,25",
        "exit-2010-v2,2018-07-01,100",
        "exit-2011-v3,2006-01-01,100",
        "exit-2011-v4,2006-01-01,100"
    })
    void eachVersionHasItsShareOfTheTransfer(String version, LocalDate affiliatedOn, int share) {
        var asOf = TestHousehold.PERIOD.lastDay();
        var policy = EXIT.find(version).orElseThrow().parameters();
        var facts = affiliated(affiliatedOn, SocioEconomicClass.EXTREME_POOR, asOf);
        assertThat(policy.share(facts, Stay.of(facts, asOf, policy), asOf)).isEqualTo(share);
        var silent = TestHousehold.affiliatedOn(affiliatedOn.toString())
                .extremePoor()
                .facts();
        assertThat(policy.share(silent, Stay.of(silent, asOf, policy), asOf)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"exit-2011-v3,2022-06-30,75", "exit-2011-v3,2018-07-01,25", "exit-2011-v3-v4,2010-01-01,25"})
    void thePoorGetLessFromTheFifthYearOn(String version, LocalDate affiliatedOn, int share) {
        var asOf = TestHousehold.PERIOD.lastDay();
        var policy = EXIT.find(version).orElseThrow().parameters();
        var facts = affiliated(affiliatedOn, SocioEconomicClass.POOR, asOf);
        assertThat(policy.share(facts, Stay.of(facts, asOf, policy), asOf)).isEqualTo(share);
    }

    /** V3: extreme poor stay until the last child completed secondary, and no longer; V4 lets a person look. */
    @ParameterizedTest
    @CsvSource({"exit-2011-v3,2026-06-30", "exit-2011-v3-v4,", "exit-2005-v1,"})
    void theStayEndsWithTheLastChildWhereTheVersionSaysSo(String version, LocalDate left) {
        var policy = EXIT.find(version).orElseThrow().parameters();
        var household = TestHousehold.affiliatedOn("2020-01-01").extremePoor();
        assertThat(household.under(TestHousehold.PERIOD, policy).standing().graduatedOn())
                .isNull();
        var done = household.withoutTargets().under(TestHousehold.PERIOD, policy);
        assertThat(done.standing().graduatedOn()).isEqualTo(left);
        if (left != null) {
            assertThat(done.decisions().getLast().reasons()).containsExactly("LAST_CHILD_COMPLETED");
            var appealed = household
                    .withoutTargets()
                    .contested(ExitCase.State.OPEN, ExitCause.LAST_CHILD_COMPLETED, "2026-06-30", "2026-07-10")
                    .under(Period.parse("2026-4"), policy);
            assertThat(appealed.standing().graduatedOn())
                    .as("a later review finds the same exit")
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"2009-5,", "2009-6,2009-11-29"})
    void whoWasRecertifiedAsPoorLeavesAfterFourYearsUnderTheFirstVersion(String period, LocalDate left) {
        var standing = TestHousehold.affiliatedOn("2005-11-29")
                .recertified("2009-10-01", SocioEconomicClass.POOR)
                .under(
                        Period.parse(period),
                        EXIT.find("exit-2005-v1").orElseThrow().parameters());
        assertThat(standing.standing().graduatedOn()).isEqualTo(left);
    }
}
