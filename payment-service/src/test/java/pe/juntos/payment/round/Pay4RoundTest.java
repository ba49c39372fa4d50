package pe.juntos.payment.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.RoundDecision.Moved;
import pe.juntos.payment.round.RoundDecision.Refused;
import pe.juntos.payment.round.RoundDecision.Unchanged;

/** PAY-4: two persons, frozen totals, a ceiling, one step after the other. */
class Pay4RoundTest {
    private static final Plan PLAN = new Plan("R2026-3", new Period(2026, 3), Money.valueOf("400.00"));
    private static final ControlTotals TWO = new ControlTotals(2, Money.valueOf("400.00"), "abc");
    private static final Round SUBMITTED = new Round.Submitted(PLAN, TWO, "sonia");

    @Test
    void exactly_the_ceiling_may_be_submitted_and_a_centimo_more_may_not() {
        var round = new Round.Liquidated(PLAN, TWO);
        var over = new ControlTotals(2, Money.valueOf("400.01"), "abc");
        assertThat(RoundStep.decide(round, new RoundCommand.Submit("sonia", TWO)))
                .isInstanceOf(Moved.class);
        assertThat(RoundStep.decide(round, new RoundCommand.Submit("sonia", over)))
                .isEqualTo(new Refused(RoundRefusal.BUDGET_CEILING_EXCEEDED));
    }

    @Test
    void the_submitter_cannot_approve() {
        assertThat(RoundStep.decide(SUBMITTED, new RoundCommand.Approve("sonia", TWO)))
                .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
        assertThatThrownBy(() -> new Round.Signatures("sonia", "sonia")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void approval_quotes_count_sum_and_hash() {
        for (var other : List.of(
                new ControlTotals(3, TWO.amount(), "abc"),
                new ControlTotals(2, Money.valueOf("400.01"), "abc"),
                new ControlTotals(2, TWO.amount(), "abd"))) {
            assertThat(RoundStep.decide(SUBMITTED, new RoundCommand.Approve("aurora", other)))
                    .isEqualTo(new Refused(RoundRefusal.TOTALS_DIFFER));
        }
        assertThat(RoundStep.decide(SUBMITTED, new RoundCommand.Approve("aurora", TWO)))
                .isInstanceOf(Moved.class);
    }

    @Test
    void nothing_but_what_was_approved_is_dispatched() {
        var approved = new Round.Approved(PLAN, TWO, new Round.Signatures("sonia", "aurora"));
        var other = new ControlTotals(2, TWO.amount(), "abd");
        assertThat(RoundStep.decide(approved, new RoundCommand.Dispatch(other)))
                .isEqualTo(new Refused(RoundRefusal.TOTALS_DIFFER));
        assertThat(RoundStep.decide(approved, new RoundCommand.Dispatch(TWO))).isInstanceOf(Moved.class);
    }

    @Test
    void reconciled_only_when_the_bank_answered_for_every_transfer() {
        var dispatched = new Round.Dispatched(PLAN, TWO, new Round.Signatures("sonia", "aurora"));
        assertThat(RoundStep.decide(dispatched, new RoundCommand.Reconcile(1)))
                .isEqualTo(new Refused(RoundRefusal.TRANSFERS_UNANSWERED));
        assertThat(RoundStep.decide(dispatched, new RoundCommand.Reconcile(0))).isInstanceOf(Moved.class);
    }

    @Property
    void whatever_is_asked_in_whatever_order_submitter_and_approver_are_two_and_steps_follow(
            @ForAll("commands") List<RoundCommand> commands) {
        Round round = new Round.Open(PLAN);
        var order = List.of("OPEN", "LIQUIDATED", "SUBMITTED", "APPROVED", "DISPATCHED", "RECONCILED", "CLOSED");
        for (var command : commands) {
            var before = order.indexOf(round.state());
            switch (RoundStep.decide(round, command)) {
                case Moved(var to) -> {
                    assertThat(order.indexOf(to.state())).isEqualTo(before + 1);
                    round = to;
                }
                case Unchanged(var same) -> assertThat(same).isSameAs(round);
                case Refused _ -> {}
            }
            if (round instanceof Round.Closed(var _, var totals, var by)) {
                assertThat(by.submitter()).isNotEqualTo(by.approver());
                assertThat(totals).isEqualTo(TWO);
            }
        }
    }

    @Provide
    Arbitrary<List<RoundCommand>> commands() {
        var person = Arbitraries.of("sonia", "aurora");
        var totals = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.just(TWO)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new ControlTotals(1, Money.valueOf("200.00"), "x"))));
        return Arbitraries.<RoundCommand>oneOf(
                        totals.map(RoundCommand.Liquidate::new),
                        person.map(by -> new RoundCommand.Submit(by, TWO)),
                        person.flatMap(by -> totals.map(t -> new RoundCommand.Approve(by, t))),
                        totals.map(RoundCommand.Dispatch::new),
                        Arbitraries.longs().between(0, 1).map(RoundCommand.Reconcile::new),
                        Arbitraries.just(new RoundCommand.Close()))
                .list()
                .ofMaxSize(40);
    }
}
