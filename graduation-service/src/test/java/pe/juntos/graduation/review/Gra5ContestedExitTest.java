package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.review.ExitCase.State.OPEN;
import static pe.juntos.graduation.review.ExitCase.State.UPHELD;
import static pe.juntos.graduation.review.ExitCase.State.WITHDRAWN;
import static pe.juntos.graduation.review.ExitCause.ARTICULATED_WITH_BONUS;
import static pe.juntos.graduation.review.ExitCause.NOT_POOR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRA-5: an exit that is objected to, and one with two causes. */
class Gra5ContestedExitTest {

    private static final LocalDate STOPPED = LocalDate.of(2026, 5, 2);
    private static final Map<ExitCause, LocalDate> EXIT = Map.of(ARTICULATED_WITH_BONUS, STOPPED);
    private static final LocalDate LIMIT = LocalDate.of(2026, 6, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Property
    void suspendedOrUndoneItNeverStopsTheTransfer(@ForAll boolean undone) {
        var household =
                stopped().contested(undone ? WITHDRAWN : OPEN, ARTICULATED_WITH_BONUS, "2026-05-02", "2026-06-01");
        assertThat(household.reviewed().standing().transferStopped()).isFalse();
        assertThat(household.decisions(TestHousehold.PERIOD))
                .contains(undone ? Decision.Kind.EXIT_WITHDRAWN : Decision.Kind.EXIT_SUSPENDED)
                .doesNotContain(Decision.Kind.GRADUATED, Decision.Kind.TRANSFER_STOPPED);
    }

    @Example
    void upheldItStopsWithTheAnswerAndNotBefore() {
        var standing = stopped()
                .contested(UPHELD, ARTICULATED_WITH_BONUS, "2026-05-02", "2026-06-20")
                .reviewed();
        assertThat(standing.standing().graduatedOn()).isEqualTo("2026-06-20");
        assertThat(standing.decisions().getLast().reasons())
                .containsExactly("ARTICULATED", "BONUS_RECEIVED", "EXIT_UPHELD");
    }

    @Example
    void anObjectionToOneExitSaysNothingOfALaterFact() {
        var household = stopped().contested(WITHDRAWN, ARTICULATED_WITH_BONUS, "2026-05-01", "2026-06-01");
        assertThat(household.reviewed().standing().graduatedOn()).isEqualTo(STOPPED);
    }

    @Example
    void graduatedAndNotPoorShowsBothFacts() {
        var reviewed = both().reviewed();
        assertThat(reviewed.standing().left(ARTICULATED_WITH_BONUS)).isTrue();
        assertThat(reviewed.standing().left(NOT_POOR)).isTrue();
        assertThat(reviewed.decisions().getLast().reasons())
                .as("the notice ended two days before the bonus was received")
                .containsExactly("RECERTIFIED_NOT_POOR", "EXIT_NOTICE_ENDED", "ARTICULATED", "BONUS_RECEIVED");
        assertThat(reviewed.standing().graduatedOn()).isEqualTo("2026-04-30");
    }

    /** Its bonus was received on {@code stopped}; the notice of NOT_POOR ended on 30 April. */
    @ParameterizedTest
    @CsvSource({"2026-04-29,ARTICULATED_WITH_BONUS", "2026-04-30,ARTICULATED_WITH_BONUS", "2026-05-01,NOT_POOR"})
    void theExitThatCameFirstIsWhyItLeft(String stopped, ExitCause first) {
        var exits = stopped(stopped)
                .recertified("2026-02-10", SocioEconomicClass.NOT_POOR)
                .reviewed()
                .standing()
                .exits();
        assertThat(exits).hasSize(2);
        assertThat(exits.getFirst().cause()).isEqualTo(first);
    }

    /** A notice that ends on 30 August says nothing of an exit in May. */
    @Example
    void aNoticeThatStillRunsIsNoReason() {
        var reviewed =
                stopped().recertified("2026-05-01", SocioEconomicClass.NOT_POOR).reviewed();
        assertThat(reviewed.standing().exitTrack()).isTrue();
        assertThat(reviewed.decisions().getLast().reasons()).containsExactly("ARTICULATED", "BONUS_RECEIVED");
    }

    @Example
    void undoingOneOfTwoCausesLeavesTheOther() {
        var standing = both().contested(WITHDRAWN, NOT_POOR, "2026-02-10", "2026-06-01")
                .reviewed()
                .standing();
        assertThat(standing.left(NOT_POOR)).isFalse();
        assertThat(standing.graduatedOn()).isEqualTo(STOPPED);
    }

    /** Both causes are appealed; what is found wrong touches one, and the other stands from the answer on. */
    @ParameterizedTest
    @CsvSource({
        "BONUS_NOT_RECEIVED,NOT_POOR",
        "NOT_ENROLLED,NOT_POOR",
        "FORM_MISTAKEN,NOT_POOR",
        "CLASS_CONTESTED,ARTICULATED_WITH_BONUS",
        "WRONG_HOUSEHOLD,",
        "TARGET_MEMBERS_REMAIN,"
    })
    void aGroundUndoesTheCauseItTouches(ObjectionGround ground, ExitCause left) {
        var causes = Map.of(NOT_POOR, LocalDate.of(2026, 2, 10), ARTICULATED_WITH_BONUS, STOPPED);
        var exits = both().contested(WITHDRAWN, causes, ground, "2026-06-01")
                .reviewed()
                .standing()
                .exits();
        assertThat(exits.stream().map(Exit::cause)).isEqualTo(left == null ? List.of() : List.of(left));
        assertThat(exits.stream().map(Exit::on)).allMatch(LocalDate.of(2026, 6, 1)::equals);
    }

    @Example
    void whatWasFoundWrongDoesNotCountAgain() {
        var enrolled = List.of(new Enrolment(Bonus.PRODUCTIVE, LocalDate.of(2026, 2, 1), STOPPED));
        var delivered = List.of(
                new BonusDelivery(Bonus.PRODUCTIVE, STOPPED.plusDays(1)), new BonusDelivery(Bonus.PRODUCTIVE, STOPPED));
        var unpaid = remaining(ObjectionGround.BONUS_NOT_RECEIVED);
        assertThat(unpaid.delivery(delivered.subList(1, 2))).isNull();
        assertThat(unpaid.delivery(delivered)).isEqualTo(delivered.getFirst());
        assertThat(unpaid.enrolments(enrolled))
                .containsExactly(new Enrolment(Bonus.PRODUCTIVE, LocalDate.of(2026, 2, 1), null));
        var absent = remaining(ObjectionGround.NOT_ENROLLED);
        assertThat(absent.enrolments(enrolled)).isEmpty();
        assertThat(absent.delivery(delivered)).isEqualTo(delivered.getFirst());
        var form = remaining(ObjectionGround.FORM_MISTAKEN);
        assertThat(form.enrolments(enrolled)).isEqualTo(enrolled);
        assertThat(form.delivery(delivered.subList(1, 2))).isEqualTo(delivered.getLast());
    }

    @Example
    void sisfohLooksAnewWhereItsResultWasUndone() {
        var poor = new Recertification(LocalDate.of(2025, 2, 1), SocioEconomicClass.POOR);
        var not = new Recertification(LocalDate.of(2026, 2, 10), SocioEconomicClass.NOT_POOR);
        for (var state : ExitCase.State.values()) {
            var one = new ExitCase(
                    state, Map.of(NOT_POOR, not.on()), Set.of(ObjectionGround.CLASS_CONTESTED), LIMIT, null);
            assertThat(new RemainingFacts(List.of(one)).recertification(List.of(not, poor)))
                    .isEqualTo(state == WITHDRAWN ? poor : not);
        }
        assertThat(new RemainingFacts(List.of()).recertification(List.of())).isNull();
    }

    private static RemainingFacts remaining(ObjectionGround ground) {
        return new RemainingFacts(List.of(new ExitCase(WITHDRAWN, EXIT, Set.of(ground), LIMIT, LIMIT)));
    }

    /** Undone on the day of its bonus, only what happens later stops the transfer again. */
    @ParameterizedTest
    @CsvSource({"2026-05-02,", "2026-05-03,2026-05-03", "2026-06-01,2026-06-01"})
    void aStopThatWasUndoneNeedsALaterFact(LocalDate enrolledAgain, LocalDate stopped) {
        var enrolments = List.of(
                new Enrolment(Bonus.PRODUCTIVE, LocalDate.of(2026, 2, 1), null),
                new Enrolment(Bonus.PRODUCTIVE, enrolledAgain, null));
        var delivery = new BonusDelivery(Bonus.PRODUCTIVE, STOPPED);
        assertThat(TransferStop.of(Bonus.PRODUCTIVE, enrolments, delivery, STOPPED)
                        .on())
                .isEqualTo(stopped);
        assertThat(TransferStop.of(Bonus.PRODUCTIVE, enrolments, delivery, null).on())
                .isEqualTo(STOPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10,FILED",
        "2026-06-11,APPEAL_TOO_LATE",
        "2026-06-30,APPEAL_TOO_LATE",
        "2026-07-01,DAY_IN_FUTURE"
    })
    void theFamilyAppealsWithinItsTime(LocalDate on, Objecting expected) {
        assertThat(Objecting.of(EXIT, List.of(), on, LIMIT, TODAY)).isEqualTo(expected);
    }

    @Example
    void theOfficeMayDoubtAtAnyTime() {
        assertThat(Objecting.of(EXIT, List.of(), TODAY, null, TODAY)).isEqualTo(Objecting.FILED);
        assertThat(Objecting.of(Map.of(), List.of(), TODAY, null, TODAY)).isEqualTo(Objecting.NOTHING_TO_CONTEST);
    }

    @Example
    void oneAppealForEachExitAndOneOpenCaseAtATime() {
        var upheld = new Objecting.Earlier(Objecting.Origin.FAMILY, UPHELD, EXIT);
        var other = new Objecting.Earlier(Objecting.Origin.FAMILY, UPHELD, Map.of(NOT_POOR, STOPPED));
        var open = new Objecting.Earlier(Objecting.Origin.OFFICE, OPEN, EXIT);
        var undone = new Objecting.Earlier(Objecting.Origin.OFFICE, WITHDRAWN, EXIT);
        assertThat(Objecting.of(EXIT, List.of(upheld), LIMIT, LIMIT, TODAY)).isEqualTo(Objecting.ALREADY_APPEALED);
        assertThat(Objecting.of(EXIT, List.of(upheld), LIMIT, null, TODAY)).isEqualTo(Objecting.FILED);
        assertThat(Objecting.of(EXIT, List.of(other), LIMIT, LIMIT, TODAY)).isEqualTo(Objecting.FILED);
        assertThat(Objecting.of(EXIT, List.of(open), LIMIT, LIMIT, TODAY)).isEqualTo(Objecting.CASE_OPEN);
        assertThat(Objecting.of(EXIT, List.of(undone), LIMIT, LIMIT, TODAY)).isEqualTo(Objecting.NOTHING_TO_CONTEST);
    }

    @ParameterizedTest
    @CsvSource({"59,2026-06-30", "60,"})
    void aNoticeMovesTheStopWhereThePolicyHasOne(int days, LocalDate left) {
        var rules = new Rules(
                "test",
                TestHousehold.RULES.recertification(),
                TestHousehold.RULES.typology(),
                TestHousehold.RULES.exit(),
                new StopPolicy(days, 10));
        var reviewed = (Reviewed.Standings) ReviewingHousehold.review(stopped().facts(), TestHousehold.PERIOD, rules);
        assertThat(reviewed.standing().graduatedOn()).isEqualTo(left);
    }

    private static TestHousehold stopped() {
        return stopped(STOPPED.toString());
    }

    private static TestHousehold stopped(String delivered) {
        return TestHousehold.affiliatedOn("2020-01-01")
                .recertified("2026-01-10", SocioEconomicClass.POOR)
                .typed("2026-01-11", Grade.HIGH, Grade.LOW)
                .enrolled(Bonus.PRODUCTIVE, "2026-02-01")
                .delivered(Bonus.PRODUCTIVE, delivered);
    }

    /** The notice of its result ended on 30 April; articulation with bonus came two days later. */
    private static TestHousehold both() {
        return stopped().recertified("2026-02-10", SocioEconomicClass.NOT_POOR);
    }
}
