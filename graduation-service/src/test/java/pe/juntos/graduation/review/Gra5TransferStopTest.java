package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_ASSIGNED;
import static pe.juntos.graduation.review.Decision.Kind.BONUS_DELIVERED;
import static pe.juntos.graduation.review.Decision.Kind.CLASSIFIED;
import static pe.juntos.graduation.review.Decision.Kind.GRADUATED;
import static pe.juntos.graduation.review.Decision.Kind.RECERTIFIED;
import static pe.juntos.graduation.review.Decision.Kind.TRANSFER_STOPPED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRA-5: the later of articulation and bonus, in either order. */
class Gra5TransferStopTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Property(tries = 200)
    void theLaterOfTheTwoWhicheverCameFirst(
            @ForAll @IntRange(max = 900) int enrolled, @ForAll @IntRange(max = 900) int delivered) {
        var stop = TransferStop.of(
                Bonus.PRODUCTIVE,
                List.of(new Enrolment(Bonus.PRODUCTIVE, DAY.plusDays(enrolled), null)),
                new BonusDelivery(Bonus.PRODUCTIVE, DAY.plusDays(delivered)),
                null);
        assertThat(stop.on()).isEqualTo(DAY.plusDays(Math.max(enrolled, delivered)));
    }

    @Property
    void oneOfTheTwoNeverStops(@ForAll Bonus bonus, @ForAll Bonus enrolledIn) {
        var enrolments = List.of(new Enrolment(enrolledIn, DAY, null));
        assertThat(TransferStop.of(bonus, enrolments, null, null).on()).isNull();
        assertThat(TransferStop.of(null, enrolments, null, null).on()).isNull();
        assertThat(TransferStop.of(bonus, List.of(), new BonusDelivery(bonus, DAY), null)
                        .on())
                .isNull();
    }

    @Property
    void anotherBonusStopsNothing(@ForAll Bonus bonus, @ForAll Bonus other) {
        Assume.that(bonus != other);
        assertThat(TransferStop.of(bonus, List.of(new Enrolment(other, DAY, DAY)), new BonusDelivery(bonus, DAY), null)
                        .on())
                .isNull();
        assertThat(TransferStop.of(bonus, List.of(new Enrolment(bonus, DAY, null)), new BonusDelivery(other, DAY), null)
                        .on())
                .isNull();
    }

    /** GRA-4 as the authors ask: in a programme of education and in a productive one, and with the package in hands. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-02-01,2026-03-01,2026-02-15,2026-03-01",
                "2026-03-01,2026-02-01,2026-04-15,2026-04-15",
                "2026-02-01,2026-03-01,-,-",
                "2026-02-01,-,2026-02-15,-",
                "-,2026-03-01,2026-02-15,-"
            })
    void aPackageStopsItWithTheLastOfItsParts(
            LocalDate education, LocalDate productive, LocalDate delivered, LocalDate stopped) {
        var enrolments = new ArrayList<Enrolment>();
        if (education != null) {
            enrolments.add(new Enrolment(Bonus.EDUCATIONAL, education, education.plusDays(1)));
        }
        if (productive != null) {
            enrolments.add(new Enrolment(Bonus.PRODUCTIVE, productive, productive.plusDays(1)));
        }
        enrolments.add(new Enrolment(Bonus.ENTREPRENEUR, LocalDate.of(2026, 1, 1), null));
        var delivery = delivered == null ? null : new BonusDelivery(Bonus.PACKAGE, delivered);
        assertThat(TransferStop.of(Bonus.PACKAGE, enrolments, delivery, null).on())
                .isEqualTo(stopped);
    }

    @Example
    void theBonusIsDeliveredAndOnlyThenTheTransferStops() {
        var articulated = TestHousehold.affiliatedOn("2020-01-01")
                .recertified("2026-01-10", SocioEconomicClass.POOR)
                .typed("2026-01-11", Grade.HIGH, Grade.LOW)
                .enrolled(Bonus.PRODUCTIVE, "2026-02-01");
        assertThat(articulated.decisions(TestHousehold.PERIOD))
                .containsExactly(RECERTIFIED, CLASSIFIED, BONUS_ASSIGNED);

        var both = articulated.delivered(Bonus.PRODUCTIVE, "2026-05-02").reviewed();
        assertThat(both.decisions().stream().map(Decision::kind))
                .containsExactly(RECERTIFIED, CLASSIFIED, BONUS_DELIVERED, TRANSFER_STOPPED, GRADUATED);
        assertThat(both.standing().graduatedOn()).isEqualTo("2026-05-02");
    }

    @Example
    void aProductiveEnrolmentAloneStopsNothing() {
        var household = TestHousehold.affiliatedOn("2020-01-01").enrolled(Bonus.PRODUCTIVE, "2026-02-01");
        assertThat(household.reviewed().standing().transferStopped()).isFalse();
    }

    @Example
    void whoLeftOrGraduatedIsNotDecidedOnAnyMore() {
        for (var stage : List.of(HouseholdFacts.Stage.LEFT, HouseholdFacts.Stage.GRADUATED)) {
            var facts = new HouseholdFacts(
                    "H1", stage, DAY, null, false, null, null, PersonDecision.NONE, List.of(), null, List.of());
            assertThat(ReviewingHousehold.review(facts, TestHousehold.PERIOD, TestHousehold.RULES))
                    .isEqualTo(new Reviewed.Closed());
        }
    }
}
