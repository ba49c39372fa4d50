package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_ASSIGNED;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_DELIVERED;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFIED;
import static pe.juntos.graduation.review.Decision.Kind.REVIEW_NEEDED;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** GRA-4: one bonus by type, from the day on which all conditions are there; once delivered it stays. */
class Gra4BonusTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @ParameterizedTest
    @CsvSource({"LOW,LOW,EDUCATIONAL", "LOW,HIGH,EDUCATIONAL", "HIGH,LOW,PRODUCTIVE", "HIGH,HIGH,ENTREPRENEUR"})
    void ofTheType(Grade capacity, Grade potential, Bonus bonus) {
        var household = ready("2020-01-01", "2026-01-10").typed("2026-01-11", capacity, potential);
        assertThat(household.reviewed().standing().bonus()).isEqualTo(bonus);
    }

    /** A policy option, as the authors of the study ask; a draft to be compared with the exclusive bonuses. */
    @Test
    void aPackageForEveryTypeWhereThePolicySaysSo() {
        var drafts = Policies.load("policies/typology", TypologyPolicy.class);
        var rules = TestHousehold.RULES;
        var options = new Rules(
                "package",
                rules.recertification(),
                drafts.find("typology-package").orElseThrow().parameters(),
                rules.exit(),
                rules.stop());
        for (var grade : List.of(Grade.LOW, Grade.HIGH)) {
            var facts = ready("2020-01-01", "2026-01-10")
                    .typed("2026-01-11", grade, Grade.LOW)
                    .facts();
            var reviewed = (Reviewed.Standings) ReviewingHousehold.review(facts, TestHousehold.PERIOD, options);
            assertThat(reviewed.standing().bonus()).isEqualTo(Bonus.PACKAGE);
        }
        assertThat(drafts.at(TestHousehold.PERIOD.lastDay()).parameters().bonuses())
                .doesNotContainValue(Bonus.PACKAGE);
    }

    @ParameterizedTest
    @CsvSource({"LOW,INDETERMINATE", "INDETERMINATE,LOW", "INDETERMINATE,INDETERMINATE"})
    void noneWhileTheTypeIsOpen(Grade capacity, Grade potential) {
        var household = ready("2020-01-01", "2026-01-10").typed("2026-01-11", capacity, potential);
        assertThat(household.reviewed().standing().bonus()).isNull();
        assertThat(household.decisions(TestHousehold.PERIOD)).containsExactly(RECERTIFIED, REVIEW_NEEDED);
    }

    @Test
    void aPersonOpensTheWay() {
        var reasons = List.of(PersonReason.DOCUMENT_SHOWN);
        var household = ready("2020-01-01", "2026-01-10")
                .typed("2026-01-11", Grade.HIGH, Grade.INDETERMINATE)
                .decided(new PersonDecision(null, new PersonDecision.Opinion(Grade.HIGH, reasons)));
        assertThat(household.reviewed().standing().bonus()).isEqualTo(Bonus.ENTREPRENEUR);
    }

    /** Affiliation (plus four years), recertification, form: the last of the three counts. */
    @ParameterizedTest
    @CsvSource({
        "2022-06-20,2026-01-10,2026-01-11,2026-06-20",
        "2022-01-20,2026-06-10,2026-01-11,2026-06-10",
        "2022-01-20,2026-01-10,2026-06-11,2026-06-11"
    })
    void fromTheLastOfItsConditions(String affiliatedOn, String recertified, String typed, LocalDate assigned) {
        var decision =
                ready(affiliatedOn, recertified).typed(typed, Grade.HIGH, Grade.LOW).reviewed().decisions().stream()
                        .filter(d -> d.kind() == BONUS_ASSIGNED)
                        .findFirst()
                        .orElseThrow();
        assertThat(decision.on()).isEqualTo(assigned);
        assertThat(decision.reasons()).containsExactly("TERM_COMPLETED", "RECERTIFICATION_APPLIED");
    }

    @ParameterizedTest
    @CsvSource({"INDETERMINATE,LOW", "HIGH,HIGH", "LOW,LOW"})
    void afterDeliveryALaterFormAssignsNothingAnyMore(Grade capacity, Grade potential) {
        var household = ready("2020-01-01", "2026-01-10")
                .delivered(Bonus.PRODUCTIVE, "2026-05-02")
                .typed("2026-06-10", capacity, potential);
        assertThat(household.reviewed().standing().bonus()).isEqualTo(Bonus.PRODUCTIVE);
        assertThat(household.decisions(TestHousehold.PERIOD))
                .contains(BONUS_DELIVERED)
                .doesNotContain(BONUS_ASSIGNED);
    }

    @ParameterizedTest
    @CsvSource({
        ",2026-06-11,RECORDED",
        "PRODUCTIVE,2026-06-11,RECORDED",
        "PRODUCTIVE,2026-06-10,BEFORE_ASSIGNMENT",
        "EDUCATIONAL,2026-06-11,OTHER_BONUS"
    })
    void onlyTheAssignedBonusFromItsDayOn(Bonus bonus, LocalDate on, DeliveryRecord expected) {
        var assigned = new Assignment(Bonus.PRODUCTIVE, LocalDate.of(2026, 6, 11));
        assertThat(DeliveryRecord.of(null, assigned, report(bonus, on), TODAY)).isEqualTo(expected);
        assertThat(DeliveryRecord.of(null, null, report(bonus, on), TODAY)).isEqualTo(DeliveryRecord.NO_BONUS_ASSIGNED);
    }

    @ParameterizedTest
    @CsvSource({
        ",2026-06-11,KNOWN",
        "PRODUCTIVE,2026-06-11,KNOWN",
        "PRODUCTIVE,2026-06-12,ALREADY_DELIVERED",
        "EDUCATIONAL,2026-06-11,OTHER_BONUS"
    })
    void theFirstDeliveryStands(Bonus bonus, LocalDate on, DeliveryRecord expected) {
        var before = new BonusDelivery(Bonus.PRODUCTIVE, LocalDate.of(2026, 6, 11));
        assertThat(DeliveryRecord.of(before, null, report(bonus, on), TODAY)).isEqualTo(expected);
        assertThat(DeliveryRecord.of(before, new Assignment(Bonus.PRODUCTIVE, null), report(bonus, on), TODAY))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30,RECORDED", "2026-07-01,DAY_IN_FUTURE"})
    void nobodyDeliversTomorrow(LocalDate on, DeliveryRecord expected) {
        var assigned = new Assignment(Bonus.PRODUCTIVE, LocalDate.of(2026, 6, 11));
        assertThat(DeliveryRecord.of(null, assigned, report(null, on), TODAY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-15,DELIVERY_UNDONE", "2026-06-16,RECORDED"})
    void afterAnExitWasUndoneForWantOfItOnlyALaterDeliveryCounts(LocalDate on, DeliveryRecord expected) {
        var assigned = new Assignment(Bonus.PRODUCTIVE, LocalDate.of(2026, 6, 11));
        var report = new DeliveryRecord.Report(null, on, LocalDate.of(2026, 6, 15));
        assertThat(DeliveryRecord.of(null, assigned, report, TODAY)).isEqualTo(expected);
    }

    private static DeliveryRecord.Report report(Bonus bonus, LocalDate on) {
        return new DeliveryRecord.Report(bonus, on, null);
    }

    @Property
    void neverTwoBonuses(@ForAll Grade capacity, @ForAll Grade potential, @ForAll Bonus delivered) {
        var decisions = ready("2020-01-01", "2026-01-10")
                .typed("2026-01-11", capacity, potential)
                .delivered(delivered, "2026-05-02")
                .reviewed();
        assertThat(decisions.standing().bonus()).isEqualTo(delivered);
        assertThat(Arrays.stream(Bonus.values())
                        .filter(bonus -> decisions.decisions().stream()
                                .anyMatch(d -> d.about().endsWith(" " + bonus))))
                .containsExactly(delivered);
    }

    private static TestHousehold ready(String affiliatedOn, String recertified) {
        return TestHousehold.affiliatedOn(affiliatedOn).recertified(recertified, SocioEconomicClass.POOR);
    }
}
