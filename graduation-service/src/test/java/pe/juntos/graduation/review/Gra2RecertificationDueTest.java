package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.review.Decision.Kind.GRADUATED;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFICATION_DUE;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFIED;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRA-2: due four years after affiliation, and the exit track of the not poor, on both sides of each limit. */
class Gra2RecertificationDueTest {

    private static final RecertificationPolicy POLICY = new RecertificationPolicy(4, 4, 1);

    @ParameterizedTest
    @CsvSource({"2022-07-01,NOT_DUE", "2022-06-30,DUE", "2022-05-01,DUE", "2022-04-30,OVERDUE"})
    void fromAffiliation(LocalDate affiliatedOn, RecertificationDue.Status expected) {
        var due = RecertificationDue.of(affiliatedOn, null, Period.parse("2026-3"), POLICY);
        assertThat(due.status()).isEqualTo(expected);
        assertThat(due.on()).isEqualTo(affiliatedOn.plusYears(4));
    }

    @ParameterizedTest
    @CsvSource({"2022-07-01,NOT_DUE", "2022-06-30,DUE", "2022-04-30,OVERDUE"})
    void fromTheLastRecertification(LocalDate last, RecertificationDue.Status expected) {
        var recertification = new Recertification(last, SocioEconomicClass.POOR);
        var due = RecertificationDue.of(LocalDate.of(2010, 1, 1), recertification, Period.parse("2026-3"), POLICY);
        assertThat(due.status()).isEqualTo(expected);
    }

    @Test
    void overdueIsDecidedAnewOnlyWhileNobodyRecertified() {
        var household = TestHousehold.affiliatedOn("2021-01-01");
        assertThat(household.decisions(TestHousehold.PERIOD)).containsExactly(RECERTIFICATION_DUE);
        assertThat(household.recertified("2026-06-30", SocioEconomicClass.POOR).decisions(TestHousehold.PERIOD))
                .containsExactly(RECERTIFIED);
    }

    /** Recertified in 2026-3, so told until the end of 2026-4. */
    @ParameterizedTest
    @CsvSource({"2026-3,false", "2026-4,true", "2026-5,true"})
    void theNotPoorLeaveWhenTheirNoticeEnds(String period, boolean left) {
        var household = TestHousehold.affiliatedOn("2022-05-10").recertified("2026-05-01", SocioEconomicClass.NOT_POOR);
        var reviewed = household.reviewed(Period.parse(period));
        assertThat(reviewed.standing().noticeUntil()).isEqualTo("2026-08-31");
        assertThat(reviewed.standing().exitTrack()).isTrue();
        assertThat(household.decisions(Period.parse(period)).contains(GRADUATED))
                .isEqualTo(left);
        if (left) {
            var graduated = reviewed.decisions().getLast();
            assertThat(graduated.on()).isEqualTo("2026-08-31");
            assertThat(graduated.reasons()).containsExactly("RECERTIFIED_NOT_POOR", "EXIT_NOTICE_ENDED");
        }
    }

    @ParameterizedTest
    @CsvSource({"POOR", "EXTREME_POOR"})
    void thePoorAreOnNoExitTrack(SocioEconomicClass outcome) {
        var household = TestHousehold.affiliatedOn("2022-05-10").recertified("2026-05-01", outcome);
        assertThat(household.reviewed(Period.parse("2027-1")).standing().exitTrack())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31,2026-08-31,ARTICULATED", "2026-09-01,2026-08-31,RECERTIFIED_NOT_POOR"})
    void theEarlierOfBonusAndNoticeEndsIt(String delivered, LocalDate end, String reason) {
        var household = TestHousehold.affiliatedOn("2020-01-01")
                .recertified("2026-05-01", SocioEconomicClass.NOT_POOR)
                .enrolled(Bonus.PRODUCTIVE, "2026-04-01")
                .delivered(Bonus.PRODUCTIVE, delivered);
        var last = household.reviewed(Period.parse("2026-3")).decisions().getLast();
        assertThat(last.kind()).isEqualTo(GRADUATED);
        assertThat(last.on()).isEqualTo(end);
        assertThat(last.reasons()).contains(reason);
    }
}
