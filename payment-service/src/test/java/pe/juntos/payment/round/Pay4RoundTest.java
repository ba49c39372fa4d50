package pe.juntos.payment.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.RoundDecision.Moved;
import pe.juntos.payment.round.RoundDecision.Refused;
import pe.juntos.payment.round.RoundDecision.Unchanged;
import pe.juntos.platform.policy.Policies;

/** PAY-4: two persons, frozen totals, a ceiling, one step after the other. */
class Pay4RoundTest {
    private static final Plan PLAN = new Plan(new Period(2026, 3), 1, Money.valueOf("400.00"));
    private static final ControlTotals TWO = new ControlTotals(2, Money.valueOf("400.00"), "abc");
    private static final Round SUBMITTED = new Round.Submitted(PLAN, TWO, Signatures.submitted("sonia", 1));

    @Test
    void exactly_the_ceiling_may_be_submitted_and_a_centimo_more_may_not() {
        var round = new Round.Liquidated(PLAN, TWO);
        var over = new ControlTotals(2, Money.valueOf("400.01"), "abc");
        assertThat(RoundStep.decide(round, new RoundCommand.Submit("sonia", TWO, 1)))
                .isInstanceOf(Moved.class);
        assertThat(RoundStep.decide(round, new RoundCommand.Submit("sonia", over, 1)))
                .isEqualTo(new Refused(RoundRefusal.BUDGET_CEILING_EXCEEDED));
    }

    @Test
    void the_submitter_cannot_approve() {
        assertThat(RoundStep.decide(SUBMITTED, new RoundCommand.Approve("sonia", TWO)))
                .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
        assertThatThrownBy(() -> new Signatures("sonia", 1, List.of("sonia")))
                .isInstanceOf(IllegalArgumentException.class);
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
        var approved = new Round.Approved(PLAN, TWO, new Signatures("sonia", 1, List.of("aurora")));
        var other = new ControlTotals(2, TWO.amount(), "abd");
        assertThat(RoundStep.decide(approved, new RoundCommand.Dispatch("aurora", other, 0)))
                .isEqualTo(new Refused(RoundRefusal.TOTALS_DIFFER));
        assertThat(RoundStep.decide(approved, new RoundCommand.Dispatch("aurora", TWO, 0)))
                .isInstanceOf(Moved.class);
    }

    @Test
    void who_submitted_never_approves_or_dispatches_afterwards_and_anybody_else_may_dispatch() {
        var by = new Signatures("sonia", 1, List.of("aurora"));
        for (var round : List.of(
                new Round.Approved(PLAN, TWO, by),
                new Round.Dispatched(PLAN, TWO, by),
                new Round.Reconciled(PLAN, TWO, by),
                new Round.Closed(PLAN, TWO, by))) {
            assertThat(RoundStep.decide(round, new RoundCommand.Dispatch("sonia", TWO, 0)))
                    .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
            assertThat(RoundStep.decide(round, new RoundCommand.Approve("sonia", TWO)))
                    .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
            for (var other : List.of("aurora", "bruno")) {
                assertThat(RoundStep.decide(round, new RoundCommand.Dispatch(other, TWO, 0)))
                        .isNotInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void reconciled_only_when_the_bank_answered_for_every_transfer() {
        var dispatched = new Round.Dispatched(PLAN, TWO, new Signatures("sonia", 1, List.of("aurora")));
        assertThat(RoundStep.decide(dispatched, new RoundCommand.Reconcile(1)))
                .isEqualTo(new Refused(RoundRefusal.TRANSFERS_UNANSWERED));
        assertThat(RoundStep.decide(dispatched, new RoundCommand.Reconcile(0))).isInstanceOf(Moved.class);
    }

    @Test
    void nothing_is_dispatched_that_nobody_certified() {
        var approved = new Round.Approved(PLAN, TWO, new Signatures("sonia", 1, List.of("aurora")));
        assertThat(RoundStep.decide(approved, new RoundCommand.Dispatch("aurora", TWO, 1)))
                .isEqualTo(new Refused(RoundRefusal.PERIOD_NOT_CERTIFIED));
    }

    @Test
    void a_large_round_is_approved_by_two_different_persons_of_whom_none_submitted_it() {
        Round round = new Round.Submitted(PLAN, TWO, Signatures.submitted("sonia", 2));
        round = ((Moved) RoundStep.decide(round, new RoundCommand.Approve("aurora", TWO))).to();
        assertThat(round.state()).isEqualTo("SUBMITTED");
        assertThat(RoundStep.decide(round, new RoundCommand.Approve("aurora", TWO)))
                .isEqualTo(new Unchanged(round));
        assertThat(RoundStep.decide(round, new RoundCommand.Approve("sonia", TWO)))
                .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
        assertThat(RoundStep.decide(round, new RoundCommand.Submit("aurora", TWO, 2)))
                .as("who approves never submits the same round")
                .isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
        assertThat(RoundStep.decide(round, new RoundCommand.Dispatch("aurora", TWO, 0)))
                .isEqualTo(new Refused(RoundRefusal.ROUND_NOT_READY));
        round = ((Moved) RoundStep.decide(round, new RoundCommand.Approve("bruno", TWO))).to();
        assertThat(round.state()).isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "150000000.00, 1", "150000000.01, 2", "200000000.00, 2", "200000000.01, 3"})
    void the_amount_says_how_many_approve(String amount, int approvers) {
        var bands = Policies.load("policy/round-approval", ApprovalPolicy.class)
                .at(PLAN.period().firstDay());
        assertThat(bands.parameters().approversOf(Money.valueOf(amount))).isEqualTo(approvers);
    }

    @Test
    void bands_rise_and_the_last_has_no_limit() {
        var one = new ApprovalPolicy.Band(Money.valueOf("100.00"), 1);
        var rest = new ApprovalPolicy.Band(null, 2);
        assertThat(new ApprovalPolicy(List.of(one, rest)).approversOf(Money.valueOf("100.01")))
                .isEqualTo(2);
        for (var wrong : List.of(
                List.<ApprovalPolicy.Band>of(),
                List.of(one),
                List.of(rest, one),
                List.of(one, one, rest),
                List.of(new ApprovalPolicy.Band(Money.valueOf("100.00"), 3), rest),
                List.of(new ApprovalPolicy.Band(null, 0)))) {
            assertThatThrownBy(() -> new ApprovalPolicy(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_round_is_cancelled_until_it_is_dispatched_and_what_others_approved_not_by_its_submitter() {
        var why = new Cancellation("sonia", Cancellation.Reason.DATA_ERROR);
        var cancel = new RoundCommand.Cancel(why);
        var by = new Signatures("sonia", 1, List.of("aurora"));
        assertThat(RoundStep.decide(new Round.Open(PLAN), cancel)).isEqualTo(new Refused(RoundRefusal.ROUND_NOT_READY));
        assertThat(RoundStep.decide(new Round.Liquidated(PLAN, TWO), cancel))
                .isEqualTo(new Moved(new Round.Cancelled(PLAN, TWO, null, why)));
        assertThat(RoundStep.decide(SUBMITTED, cancel)).isInstanceOf(Moved.class);
        var approved = new Round.Approved(PLAN, TWO, by);
        assertThat(RoundStep.decide(approved, cancel)).isEqualTo(new Refused(RoundRefusal.SAME_PERSON));
        var other = new Cancellation("bruno", Cancellation.Reason.DATA_ERROR);
        assertThat(RoundStep.decide(approved, new RoundCommand.Cancel(other)))
                .isEqualTo(new Moved(new Round.Cancelled(PLAN, TWO, by, other)));
        assertThat(new Round.Cancelled(PLAN, TWO, by, other).wasApproved()).isTrue();
        assertThat(new Round.Cancelled(PLAN, TWO, Signatures.submitted("sonia", 1), other).wasApproved())
                .isFalse();
        for (var late : List.of(
                new Round.Dispatched(PLAN, TWO, by),
                new Round.Reconciled(PLAN, TWO, by),
                new Round.Closed(PLAN, TWO, by))) {
            assertThat(RoundStep.decide(late, new RoundCommand.Cancel(other)))
                    .isEqualTo(new Refused(RoundRefusal.ALREADY_DISPATCHED));
        }
    }

    @Test
    void the_calendar_counts_from_the_last_day_of_the_period() {
        var calendar = new CalendarPolicy(10, 15, 18, 20, 3, 15);
        var may = PLAN.period();
        assertThat(calendar.of(may, 1).opens()).isEqualTo("2026-07-10");
        assertThat(calendar.of(may, 1).dispatched()).isEqualTo("2026-07-20");
        assertThat(calendar.of(may, 2).opens()).isEqualTo("2026-07-25");
        assertThat(calendar.allows(4)).isTrue();
        assertThat(calendar.allows(5)).isFalse();
        assertThat(calendar.allows(0)).isFalse();
    }

    private static final Map<String, Set<String>> EDGES = Map.of(
            "OPEN", Set.of("LIQUIDATED"),
            "LIQUIDATED", Set.of("SUBMITTED", "CANCELLED"),
            "SUBMITTED", Set.of("SUBMITTED", "APPROVED", "CANCELLED"),
            "APPROVED", Set.of("DISPATCHED", "CANCELLED"),
            "DISPATCHED", Set.of("RECONCILED"),
            "RECONCILED", Set.of("CLOSED"),
            "CLOSED", Set.of(),
            "CANCELLED", Set.of());

    @Property
    void whatever_is_asked_in_whatever_order_only_the_edges_are_walked_by_as_many_persons_as_needed(
            @ForAll("commands") List<RoundCommand> commands, @ForAll @IntRange(min = 1, max = 3) int approvers) {
        Round round = new Round.Open(PLAN);
        for (var command : commands) {
            var asked = command instanceof RoundCommand.Submit(var by, var totals, var _)
                    ? new RoundCommand.Submit(by, totals, approvers)
                    : command;
            switch (RoundStep.decide(round, asked)) {
                case Moved(var to) -> {
                    if (asked instanceof RoundCommand.Dispatch(var by, var _, var uncertified)
                            && round instanceof Round.Approved approved) {
                        assertThat(by).isNotEqualTo(approved.by().submitter());
                        assertThat(uncertified).isZero();
                    }
                    assertThat(EDGES.get(round.state())).contains(to.state());
                    round = to;
                }
                case Unchanged(var same) -> assertThat(same).isEqualTo(round);
                case Refused _ -> {}
            }
            if (round instanceof Round.Dispatched(var _, var totals, var by)) {
                assertThat(by.approvers())
                        .hasSize(approvers)
                        .doesNotHaveDuplicates()
                        .doesNotContain(by.submitter());
                assertThat(totals).isEqualTo(TWO);
            }
        }
    }

    @Provide
    Arbitrary<List<RoundCommand>> commands() {
        var person = Arbitraries.of("sonia", "aurora", "bruno", "carla");
        var totals = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.just(TWO)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new ControlTotals(1, Money.valueOf("200.00"), "x"))));
        return Arbitraries.<RoundCommand>frequencyOf(
                        net.jqwik.api.Tuple.of(4, totals.map(RoundCommand.Liquidate::new)),
                        net.jqwik.api.Tuple.of(4, person.map(by -> new RoundCommand.Submit(by, TWO, 1))),
                        net.jqwik.api.Tuple.of(
                                8, person.flatMap(by -> totals.map(t -> new RoundCommand.Approve(by, t)))),
                        net.jqwik.api.Tuple.of(
                                4,
                                person.flatMap(by -> totals.flatMap(t ->
                                        Arbitraries.of(0L, 0L, 1L).map(u -> new RoundCommand.Dispatch(by, t, u))))),
                        net.jqwik.api.Tuple.of(
                                3, Arbitraries.longs().between(0, 1).map(RoundCommand.Reconcile::new)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(new RoundCommand.Close())),
                        net.jqwik.api.Tuple.of(
                                1,
                                person.map(by ->
                                        new RoundCommand.Cancel(new Cancellation(by, Cancellation.Reason.DATA_ERROR)))))
                .list()
                .ofMaxSize(60);
    }
}
