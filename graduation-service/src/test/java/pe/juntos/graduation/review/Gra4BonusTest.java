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

/** GRA-4: one bonus by type, from the day on which all conditions are there; once delivered it stays. */
class Gra4BonusTest {

    @ParameterizedTest
    @CsvSource({"LOW,LOW,EDUCATIONAL", "LOW,HIGH,EDUCATIONAL", "HIGH,LOW,PRODUCTIVE", "HIGH,HIGH,ENTREPRENEUR"})
    void ofTheType(Grade capacity, Grade potential, Bonus bonus) {
        var household = ready("2020-01-01", "2026-01-10").typed("2026-01-11", capacity, potential);
        assertThat(household.reviewed().standing().bonus()).isEqualTo(bonus);
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
        assertThat(DeliveryRecord.of(null, assigned, bonus, on)).isEqualTo(expected);
        assertThat(DeliveryRecord.of(null, null, bonus, on)).isEqualTo(DeliveryRecord.NO_BONUS_ASSIGNED);
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
        assertThat(DeliveryRecord.of(before, null, bonus, on)).isEqualTo(expected);
        assertThat(DeliveryRecord.of(before, new Assignment(Bonus.PRODUCTIVE, null), bonus, on))
                .isEqualTo(expected);
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
