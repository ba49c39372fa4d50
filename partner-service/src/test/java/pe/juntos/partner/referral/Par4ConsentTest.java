package pe.juntos.partner.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.referral.Par4LifeCycleTest.LIMITS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.referral.Decision.Moved;
import pe.juntos.partner.referral.Decision.Refused;

/** PAR-4: what a consent's last day, a reminder and a family's opinion do to a referral. */
class Par4ConsentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final LocalDate UNTIL = DAY.plusDays(10);
    private static final Consent SHORT = new Consent("FONCODES", Set.of(SharedField.DISTRICT), DAY, UNTIL, null);
    private static final ReminderPolicy POLICY = new ReminderPolicy(List.of(3, 14), 5);

    @Test
    void noStepWaitsLongerThanTheConsentLasts() {
        var consented = moved(new ReferralState.Proposed(DAY, DAY.plusDays(60)), new Command.GiveConsent(SHORT));
        assertThat(consented).isEqualTo(new ReferralState.Consented(DAY, UNTIL, SHORT));
        var sent = moved(consented, new Command.Send(DAY));
        assertThat(sent).isEqualTo(new ReferralState.Sent(DAY, UNTIL, SHORT));
        assertThat(moved(sent, new Command.Accept(DAY))).isEqualTo(new ReferralState.Accepted(DAY, UNTIL, SHORT));
        assertThat(moved(sent, new Command.Expire(UNTIL.plusDays(1)))).isInstanceOf(ReferralState.Expired.class);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "10,true", "11,false", "400,false"})
    void aPartnerAnswersAndEnrolsUntilTheConsentsLastDay(int days, boolean may) {
        var on = DAY.plusDays(days);
        var due = DAY.plusDays(20);
        assertThat(may(new ReferralState.Sent(DAY, due, SHORT), new Command.Accept(on)))
                .isEqualTo(may);
        assertThat(may(new ReferralState.Accepted(DAY, due, SHORT), new Command.Enrol(on)))
                .isEqualTo(may);
        assertThat(may(new ReferralState.Consented(DAY, due, SHORT), new Command.Send(on)))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({"15,,-1", "14,,14", "4,,14", "3,,3", "0,,3", "-1,,-1", "14,14,-1", "4,14,-1", "3,14,3", "3,3,-1"})
    void eachNoticeIsGivenOnceUntilTheLastDay(int left, Integer given, int expected) {
        assertThat(Reminder.notice(DAY.plusDays(left), DAY, given == null ? List.of() : List.of(given), POLICY))
                .isEqualTo(expected < 0 ? Optional.empty() : Optional.of(expected));
    }

    @Test
    void theProgrammeActsUntilItSendsAndThenThePartner() {
        for (var stage : Stage.values()) {
            var expected = Set.of(Stage.PROPOSED, Stage.CONSENTED).contains(stage)
                    ? Optional.of(Reminder.Actor.GESTOR)
                    : Set.of(Stage.SENT, Stage.ACCEPTED).contains(stage)
                            ? Optional.of(Reminder.Actor.PARTNER)
                            : Optional.empty();
            assertThat(Reminder.actor(stage)).as(stage.name()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENROLLED,0,1,",
        "ENROLLED,0,5,",
        "ENROLLED,0,0,RATING_INVALID",
        "ENROLLED,0,6,RATING_INVALID",
        "ENROLLED,-1,3,BEFORE_ENROLMENT",
        "ENROLLED,30,3,",
        "ENROLLED,31,3,IN_FUTURE",
        "COMPLETED,0,3,",
        "DROPPED,0,3,",
        "SENT,0,3,NOT_TAKEN_PART",
        "ACCEPTED,0,3,NOT_TAKEN_PART",
        "DECLINED,0,3,NOT_TAKEN_PART",
        "PROPOSED,0,3,NOT_TAKEN_PART"
    })
    void whoTookPartMaySayHowItWas(Stage stage, int days, int rating, Feedback.Refusal expected) {
        var said = new Feedback("f1", DAY.plusDays(days), rating, Set.of(Feedback.Remark.USEFUL));
        assertThat(said.wrong(Par4LifeCycleTest.STATES.get(stage), DAY.plusDays(30)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static boolean may(ReferralState state, Command command) {
        return switch (LifeCycle.decide(state, command, "FONCODES", LIMITS)) {
            case Moved _ -> true;
            case Refused(Refusal code) -> {
                assertThat(code).isEqualTo(Refusal.CONSENT_NOT_IN_FORCE);
                yield false;
            }
            case Decision.Unchanged _ -> throw new AssertionError("nothing happened");
        };
    }

    private static ReferralState moved(ReferralState state, Command command) {
        return ((Moved) LifeCycle.decide(state, command, "FONCODES", LIMITS)).state();
    }
}
