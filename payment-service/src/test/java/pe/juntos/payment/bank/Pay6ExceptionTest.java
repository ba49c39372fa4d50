package pe.juntos.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.bank.ExceptionAction.BOOK_CREDIT;
import static pe.juntos.payment.bank.ExceptionAction.BOOK_RETURN;
import static pe.juntos.payment.bank.ExceptionAction.CLAIM;
import static pe.juntos.payment.bank.ExceptionAction.DISMISS;
import static pe.juntos.payment.bank.ExceptionAction.REISSUE;
import static pe.juntos.payment.bank.ExceptionCase.State.OPEN;
import static pe.juntos.payment.bank.ExceptionCase.State.PROPOSED;
import static pe.juntos.payment.bank.ExceptionCase.State.RESOLVED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pe.juntos.payment.bank.ExceptionCase.Command;
import pe.juntos.payment.bank.ExceptionCase.Decision;
import pe.juntos.payment.bank.ExceptionCase.Person;
import pe.juntos.payment.bank.ExceptionCase.Proposal;
import pe.juntos.payment.bank.ExceptionCase.Refusal;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;

/** PAY-6: exceptions are worked by people, and where money moves by two of them. */
class Pay6ExceptionTest {
    private static final Set<ExceptionAction> ALL = EnumSet.allOf(ExceptionAction.class);
    private static final ExceptionGround SURE = ExceptionGround.BANK_CONFIRMED;
    private static final ExceptionCase NEW = new ExceptionCase(OPEN, null, null);
    private static final ExceptionCase ASKED = new ExceptionCase(PROPOSED, "a", new Proposal(BOOK_RETURN, SURE, "a"));
    private static final Money AMOUNT = Money.valueOf("200.00");
    private static final EndToEndId ID = new EndToEndId("H0000000000000001", new Period(2026, 3), 2);

    private static Command resolve(ExceptionAction action, String by, boolean mayProposeMoney) {
        return new Command.Resolve(action, SURE, new Person(by, mayProposeMoney));
    }

    private static void refused(Decision decision, Refusal why) {
        assertThat(decision).isEqualTo(new Decision.Refused(why));
    }

    @Test
    void what_moves_no_money_one_person_ends() {
        for (var action : List.of(DISMISS, CLAIM)) {
            assertThat(NEW.decide(resolve(action, "a", false), ALL))
                    .isInstanceOfSatisfying(
                            Decision.Ended.class,
                            ended -> assertThat(ended.to().state()).isEqualTo(RESOLVED));
        }
    }

    @Test
    void what_moves_money_one_proposes_and_another_approves() {
        for (var action : List.of(BOOK_RETURN, BOOK_CREDIT, REISSUE)) {
            var proposed = new ExceptionCase(PROPOSED, "a", new Proposal(action, SURE, "a"));
            assertThat(NEW.decide(resolve(action, "a", true), ALL)).isEqualTo(new Decision.Moved(proposed));
            refused(NEW.decide(resolve(action, "a", false), ALL), Refusal.ROLE_INSUFFICIENT);
            refused(proposed.decide(new Command.Approve("a"), ALL), Refusal.SAME_PERSON);
            refused(proposed.decide(new Command.SendBack("a"), ALL), Refusal.SAME_PERSON);
            assertThat(proposed.decide(new Command.Approve("b"), ALL)).isInstanceOf(Decision.Ended.class);
            refused(proposed.decide(new Command.Approve("b"), Set.of(DISMISS)), Refusal.ACTION_NOT_ALLOWED);
            assertThat(proposed.decide(new Command.SendBack("b"), ALL))
                    .isEqualTo(new Decision.Moved(new ExceptionCase(OPEN, "a", null)));
        }
    }

    @Test
    void who_has_it_resolves_it_and_what_is_ended_stays_so() {
        assertThat(NEW.decide(new Command.Assign("b"), ALL))
                .isEqualTo(new Decision.Moved(new ExceptionCase(OPEN, "b", null)));
        refused(
                new ExceptionCase(OPEN, "b", null).decide(resolve(DISMISS, "a", true), ALL),
                Refusal.ASSIGNED_TO_ANOTHER);
        refused(NEW.decide(resolve(REISSUE, "a", true), Set.of(DISMISS)), Refusal.ACTION_NOT_ALLOWED);
        refused(ASKED.decide(resolve(DISMISS, "a", true), ALL), Refusal.AWAITS_APPROVAL);
        refused(NEW.decide(new Command.Approve("b"), ALL), Refusal.NOTHING_PROPOSED);
        refused(NEW.decide(new Command.SendBack("b"), ALL), Refusal.NOTHING_PROPOSED);
        var ended = new ExceptionCase(RESOLVED, "a", new Proposal(DISMISS, SURE, "a"));
        for (var command : List.of(
                resolve(DISMISS, "a", true),
                new Command.Assign("b"),
                new Command.Approve("b"),
                new Command.SendBack("b"))) {
            refused(ended.decide(command, ALL), Refusal.EXCEPTION_RESOLVED);
        }
    }

    private static Set<ExceptionAction> possible(String code, Answer answer, String amount, @Nullable Attempt attempt) {
        var line = new BankLine(1, ID.toString(), answer, Money.valueOf(amount), "AC01", "r", null, null);
        return Resolution.possible(code, line, ID, attempt);
    }

    @Test
    void money_moves_only_for_the_attempt_and_the_amount_that_the_line_is_about() {
        var credited = new Attempt(new TransferState.Credited(), 2, AMOUNT, "F1");
        var rejected = new Attempt(new TransferState.Rejected("AM05"), 2, AMOUNT, "F1");
        var against = Fault.CONTRADICTS_FINAL_STATE.name();
        assertThat(possible(against, Answer.RETURNED, "200.00", credited)).containsExactly(DISMISS, CLAIM, BOOK_RETURN);
        assertThat(possible(against, Answer.CREDITED, "200.00", rejected)).containsExactly(DISMISS, CLAIM, BOOK_CREDIT);
        assertThat(possible(Resolution.REFUSAL_TO_REVIEW, Answer.REJECTED, "200.00", rejected))
                .containsExactly(REISSUE);
        for (var none : List.of(
                possible(against, Answer.RETURNED, "199.99", credited),
                possible(against, Answer.RETURNED, "200.00", rejected),
                possible(against, Answer.REJECTED, "200.00", credited),
                possible(
                        against, Answer.RETURNED, "200.00", new Attempt(new TransferState.Credited(), 3, AMOUNT, "F2")),
                possible(against, Answer.CREDITED, "200.00", new Attempt(new TransferState.Ordered(), 2, AMOUNT, null)),
                possible(against, Answer.CREDITED, "200.00", null),
                possible(Fault.AMOUNT_DIFFERS.name(), Answer.CREDITED, "200.00", rejected),
                possible(Fault.DUPLICATE_LINE.name(), Answer.CREDITED, "200.00", credited),
                possible(Resolution.REFUSAL_TO_REVIEW, Answer.REJECTED, "200.00", credited))) {
            assertThat(none).containsExactly(DISMISS, CLAIM);
        }
    }

    @Property
    void no_money_ever_moves_by_one_person_alone(@ForAll("commands") List<Command> commands) {
        var now = NEW;
        for (var command : commands) {
            switch (now.decide(command, ALL)) {
                case Decision.Moved(var to) -> now = to;
                case Decision.Ended(var to, var as) -> {
                    if (as.action().movesMoney()) {
                        assertThat(command)
                                .isInstanceOfSatisfying(
                                        Command.Approve.class,
                                        approve -> assertThat(approve.by()).isNotEqualTo(as.by()));
                    }
                    now = to;
                }
                case Decision.Refused _ -> {}
            }
        }
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        var people = Arbitraries.of("a", "b");
        Arbitrary<Command> command = Arbitraries.oneOf(
                people.map(Command.Assign::new),
                people.map(Command.Approve::new),
                people.map(Command.SendBack::new),
                people.flatMap(
                        who -> Arbitraries.of(ExceptionAction.values()).map(action -> resolve(action, who, true))));
        return command.list().ofMaxSize(12);
    }
}
