package pe.juntos.partner.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pe.juntos.partner.referral.Command.*;
import pe.juntos.partner.referral.Decision.Moved;
import pe.juntos.partner.referral.Decision.Refused;
import pe.juntos.partner.referral.Decision.Unchanged;
import pe.juntos.partner.referral.ReferralState.*;

/** PAR-4: the way of a referral, its consent and its time limits. */
class Par4LifeCycleTest {
    private static final java.util.Set<SharedField> ALL = java.util.Set.of(SharedField.values());

    static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    static final LocalDate DUE = DAY.plusDays(10);
    static final TimeLimits LIMITS = new TimeLimits(60, 30, 20, 90, 365, Set.of(SharedField.DISTRICT));
    static final Consent CONSENT = LIMITS.consent("FONCODES", DAY);
    static final Achievement DONE = new Achievement(true, null, null, true);

    static final Map<Stage, ReferralState> STATES = Map.of(
            Stage.PROPOSED, new Proposed(DAY, DUE),
            Stage.CONSENTED, new Consented(DAY, DUE, CONSENT),
            Stage.SENT, new Sent(DAY, DUE, CONSENT),
            Stage.ACCEPTED, new Accepted(DAY, DUE, CONSENT),
            Stage.DECLINED, new Declined(DAY, DeclineReason.NO_PLACES),
            Stage.EXPIRED, new Expired(DAY),
            Stage.ENROLLED, new Enrolled(DAY, CONSENT),
            Stage.COMPLETED, new Completed(DAY, DAY, CONSENT, DONE),
            Stage.DROPPED, new Dropped(DAY, DAY, DropReason.ABANDONED));

    static final Map<String, Command> COMMANDS = Map.of(
            "consent", new GiveConsent(CONSENT),
            "withdraw", new WithdrawConsent(DAY),
            "refuse", new Refuse(DAY),
            "send", new Send(DAY),
            "accept", new Accept(DAY),
            "decline", new Decline(DAY, DeclineReason.NO_PLACES),
            "enrol", new Enrol(DAY),
            "complete", new Complete(DAY, DONE),
            "drop", new Drop(DAY, DropReason.ABANDONED),
            "expire", new Expire(DUE.plusDays(1)));

    /** The whole table; "=" is a no-op, lower case a refusal, upper case the next state. */
    static Stream<Arguments> table() {
        return """
                PROPOSED  consent:CONSENTED withdraw:not_consented refuse:DECLINED send:not_consented accept:not_consented decline:not_consented enrol:not_consented complete:not_consented drop:not_consented expire:EXPIRED
                CONSENTED consent:= withdraw:DECLINED refuse:DECLINED send:SENT accept:not_sent decline:not_sent enrol:not_sent complete:not_sent drop:not_sent expire:EXPIRED
                SENT      consent:= withdraw:DECLINED refuse:already_sent send:= accept:ACCEPTED decline:DECLINED enrol:not_accepted complete:not_accepted drop:not_accepted expire:EXPIRED
                ACCEPTED  consent:= withdraw:DROPPED refuse:already_accepted send:= accept:= decline:already_accepted enrol:ENROLLED complete:not_enrolled drop:DROPPED expire:DROPPED
                ENROLLED  consent:= withdraw:DROPPED refuse:already_accepted send:= accept:= decline:already_accepted enrol:= complete:COMPLETED drop:DROPPED expire:not_due
                COMPLETED consent:= withdraw:COMPLETED refuse:already_closed send:= accept:= decline:already_closed enrol:= complete:= drop:already_closed expire:already_closed
                DECLINED  consent:already_closed withdraw:= refuse:= send:already_closed accept:already_closed decline:= enrol:already_closed complete:already_closed drop:already_closed expire:already_closed
                EXPIRED   consent:already_closed withdraw:already_closed refuse:already_closed send:already_closed accept:already_closed decline:already_closed enrol:already_closed complete:already_closed drop:already_closed expire:=
                DROPPED   consent:= withdraw:= refuse:already_closed send:= accept:= decline:already_closed enrol:already_closed complete:already_closed drop:= expire:already_closed
                """.lines().flatMap(line -> {
            String[] cells = line.strip().split("\\s+");
            return Stream.of(cells)
                    .skip(1)
                    .map(cell -> Arguments.of(Stage.valueOf(cells[0]), cell.split(":")[0], cell.split(":")[1]));
        });
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyStateAnswersEveryCommand(Stage stage, String command, String expected) {
        Decision decision = LifeCycle.decide(STATES.get(stage), COMMANDS.get(command), "FONCODES", LIMITS);

        assertThat(
                        switch (decision) {
                            case Moved(var state) -> state.stage().name();
                            case Unchanged() -> "=";
                            case Refused(var code) -> code.name().toLowerCase(java.util.Locale.ROOT);
                        })
                .isEqualTo(expected);
    }

    @Test
    void theTableIsComplete() {
        assertThat(table()).hasSize(STATES.size() * COMMANDS.size());
    }

    @Test
    void consentToAnotherPartnerIsRefused() {
        assertThat(decide(Stage.PROPOSED, new GiveConsent(LIMITS.consent("ADRA", DAY))))
                .isEqualTo(new Refused(Refusal.CONSENT_FOR_OTHER_PARTNER));
    }

    @Test
    void consentCountsUntilItsLastDay() {
        var consented = new Consented(DAY, DUE, new Consent("FONCODES", Set.of(), DAY, DAY.plusDays(5), null));

        assertThat(LifeCycle.decide(consented, new Send(DAY.plusDays(5)), "FONCODES", LIMITS))
                .isInstanceOf(Moved.class);
        assertThat(LifeCycle.decide(consented, new Send(DAY.plusDays(6)), "FONCODES", LIMITS))
                .isEqualTo(new Refused(Refusal.CONSENT_NOT_IN_FORCE));
    }

    @ParameterizedTest
    @MethodSource("awaited")
    void aStepMayBeTakenOnItsLastDayAndExpiresTheDayAfter(Stage stage, Stage end) {
        assertThat(decide(stage, new Expire(DUE))).isEqualTo(new Refused(Refusal.NOT_DUE));
        assertThat(decide(stage, new Expire(DUE.plusDays(1))))
                .isInstanceOfSatisfying(
                        Moved.class, moved -> assertThat(moved.state().stage()).isEqualTo(end));
    }

    static Stream<Arguments> awaited() {
        return Stream.of(
                Arguments.of(Stage.PROPOSED, Stage.EXPIRED),
                Arguments.of(Stage.CONSENTED, Stage.EXPIRED),
                Arguments.of(Stage.SENT, Stage.EXPIRED),
                Arguments.of(Stage.ACCEPTED, Stage.DROPPED));
    }

    @Test
    void timeLimitsFollowThePolicy() {
        assertThat(decide(Stage.PROPOSED, COMMANDS.get("consent")))
                .isEqualTo(new Moved(new Consented(DAY, DAY.plusDays(30), CONSENT)));
        assertThat(decide(Stage.CONSENTED, new Send(DAY)))
                .isEqualTo(new Moved(new Sent(DAY, DAY.plusDays(20), CONSENT)));
        assertThat(decide(Stage.SENT, new Accept(DAY)))
                .isEqualTo(new Moved(new Accepted(DAY, DAY.plusDays(90), CONSENT)));
    }

    @Test
    void noStepGoesBackInTime() {
        assertThat(decide(Stage.SENT, new Accept(DAY.minusDays(1)))).isEqualTo(new Refused(Refusal.BEFORE_LAST_STEP));
        assertThat(decide(Stage.SENT, new Accept(DAY))).isInstanceOf(Moved.class);
    }

    @Test
    void aPartnerSeesOnlyTheAgreedFieldsWhileTheConsentCounts() {
        var referral = new Referral(
                new java.util.UUID(1, 2),
                "H0123456789ABCDEF",
                "050401",
                "0001",
                "PRODUCTIVE",
                "P",
                "FONCODES",
                new java.util.UUID(3, 4),
                STATES.get(Stage.SENT),
                3);

        Sight seen = Sight.forPartner(referral, DAY, ALL);
        assertThat(seen.district()).isEqualTo("050401");
        assertThat(seen.household()).isNull();
        assertThat(seen.populatedCentre()).isNull();
        assertThat(Sight.forPartner(referral, CONSENT.until(), ALL).district()).isEqualTo("050401");
        assertThat(Sight.forPartner(referral, CONSENT.until().plusDays(1), ALL).district())
                .isNull();
        assertThat(Sight.whole(referral).household()).isEqualTo("H0123456789ABCDEF");
    }

    private static Decision decide(Stage stage, Command command) {
        return LifeCycle.decide(STATES.get(stage), command, "FONCODES", LIMITS);
    }
}
