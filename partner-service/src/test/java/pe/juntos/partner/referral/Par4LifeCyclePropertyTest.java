package pe.juntos.partner.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.referral.Par4LifeCycleTest.CONSENT;
import static pe.juntos.partner.referral.Par4LifeCycleTest.DAY;
import static pe.juntos.partner.referral.Par4LifeCycleTest.DONE;
import static pe.juntos.partner.referral.Par4LifeCycleTest.LIMITS;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no order of commands may bring about (PAR-4). */
class Par4LifeCyclePropertyTest {

    private static final Set<Stage> CLOSED = Set.of(Stage.DECLINED, Stage.EXPIRED, Stage.COMPLETED, Stage.DROPPED);
    private static final Set<Stage> KNOWN_TO_PARTNER =
            Set.of(Stage.SENT, Stage.ACCEPTED, Stage.ENROLLED, Stage.COMPLETED);

    @Property
    void nothingReachesThePartnerWithoutConsentAndNothingLeavesAnEnd(@ForAll("commands") List<Command> commands) {
        ReferralState state = new ReferralState.Proposed(DAY, DAY.plusDays(60));
        boolean consented = false;
        for (Command command : commands) {
            Decision decision = LifeCycle.decide(state, command, "FONCODES", LIMITS);
            if (decision instanceof Decision.Moved(ReferralState next)) {
                consented |= command instanceof Command.GiveConsent;
                assertThat(CLOSED.contains(state.stage()) && next.stage() != state.stage())
                        .isFalse();
                assertThat(KNOWN_TO_PARTNER.contains(next.stage()) && !consented)
                        .isFalse();
                assertThat(next.since()).isAfterOrEqualTo(state.since());
                assertThat(!state.holdsPlace() && next.holdsPlace()).isFalse();
                state = next;
            }
        }
    }

    @Property
    void aRepeatedCommandChangesNothing(@ForAll("commands") List<Command> commands) {
        ReferralState state = new ReferralState.Proposed(DAY, DAY.plusDays(60));
        for (Command command : commands) {
            if (LifeCycle.decide(state, command, "FONCODES", LIMITS) instanceof Decision.Moved(ReferralState next)) {
                assertThat(LifeCycle.decide(next, command, "FONCODES", LIMITS)).isNotInstanceOf(Decision.Moved.class);
                state = next;
            }
        }
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return Arbitraries.integers()
                .between(0, 400)
                .map(DAY::plusDays)
                .flatMap(day -> Arbitraries.<Command>of(
                        new Command.GiveConsent(CONSENT),
                        new Command.WithdrawConsent(day),
                        new Command.Refuse(day),
                        new Command.Send(day),
                        new Command.Accept(day),
                        new Command.Decline(day, DeclineReason.NOT_REACHED),
                        new Command.Enrol(day),
                        new Command.Complete(day, DONE),
                        new Command.Drop(day, DropReason.PERSONAL),
                        new Command.Expire(day)))
                .list()
                .ofMaxSize(30);
    }
}
