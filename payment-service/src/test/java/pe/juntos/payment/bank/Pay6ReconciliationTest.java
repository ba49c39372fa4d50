package pe.juntos.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.ledger.Account;
import pe.juntos.payment.ledger.Balances;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;

/** PAY-6 and PAY-9: every line is matched or excepted, no transfer ends twice, money is conserved. */
class Pay6ReconciliationTest {
    private static final Money AMOUNT = Money.valueOf("200.00");
    private static final EndToEndId ID = new EndToEndId("H0000000000000001", new Period(2026, 3), 2);
    private static final Attempt SENT = new Attempt(new TransferState.Sent(), 2, AMOUNT, "F1");

    private static BankLine line(int number, Answer answer, @Nullable String amount, @Nullable Fault fault) {
        return new BankLine(
                number,
                ID.toString(),
                answer,
                amount == null ? null : Money.valueOf(amount),
                answer == Answer.REJECTED || answer == Answer.RETURNED ? "AC01" : null,
                "ref",
                null,
                fault);
    }

    private static Outcome only(BankLine line, @Nullable EndToEndId id, @Nullable Attempt attempt) {
        return Reconciliation.of(Source.STATEMENT, List.of(line), id, attempt).getFirst();
    }

    private static void excepted(Outcome outcome, Fault fault) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Excepted.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void an_end_to_end_id_fits_and_reads_back() {
        assertThat(ID.toString()).hasSizeLessThanOrEqualTo(35);
        assertThat(EndToEndId.read(ID.toString())).contains(ID);
        assertThat(EndToEndId.read("NADIE")).isEmpty();
        assertThat(EndToEndId.read("H0000000000000001-2026-7-1")).isEmpty();
    }

    @Test
    void the_amount_matches_to_the_centimo() {
        assertThat(only(line(1, Answer.CREDITED, "200.00", null), ID, SENT)).isInstanceOf(Outcome.Moved.class);
        excepted(only(line(1, Answer.CREDITED, "199.99", null), ID, SENT), Fault.AMOUNT_DIFFERS);
        excepted(only(line(1, Answer.CREDITED, "200.01", null), ID, SENT), Fault.AMOUNT_DIFFERS);
        assertThat(only(line(1, Answer.REJECTED, null, null), ID, SENT)).isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void only_the_current_attempt_of_a_dispatched_transfer_moves() {
        var former = new EndToEndId(ID.household(), ID.period(), 1);
        var never = new EndToEndId(ID.household(), ID.period(), 3);
        var credit = line(1, Answer.CREDITED, "200.00", null);
        excepted(only(credit, former, SENT), Fault.FORMER_ATTEMPT);
        excepted(only(credit, never, SENT), Fault.UNKNOWN_END_TO_END_ID);
        excepted(only(credit, null, null), Fault.UNKNOWN_END_TO_END_ID);
        excepted(only(credit, ID, null), Fault.UNKNOWN_END_TO_END_ID);
        excepted(only(credit, ID, new Attempt(new TransferState.Ordered(), 2, AMOUNT, null)), Fault.NOT_DISPATCHED);
        excepted(only(credit, ID, new Attempt(new TransferState.Held("X"), 2, AMOUNT, null)), Fault.NOT_DISPATCHED);
        excepted(only(line(1, Answer.CREDITED, "200.00", Fault.NOT_BOOKED), ID, SENT), Fault.NOT_BOOKED);
    }

    @Test
    void in_one_statement_a_return_has_the_last_word_over_its_credit() {
        for (var lines : List.of(
                List.of(line(1, Answer.CREDITED, "200.00", null), line(2, Answer.RETURNED, "200.00", null)),
                List.of(line(1, Answer.RETURNED, "200.00", null), line(2, Answer.CREDITED, "200.00", null)))) {
            var outcomes = Reconciliation.of(Source.STATEMENT, lines, ID, SENT);
            assertThat(outcomes)
                    .filteredOn(Outcome.Moved.class::isInstance)
                    .singleElement()
                    .satisfies(o -> assertThat(((Outcome.Moved) o).to()).isEqualTo(new TransferState.Returned("AC01")));
            assertThat(outcomes).noneMatch(Outcome.Excepted.class::isInstance);
        }
    }

    @Test
    void what_a_final_state_makes_of_each_answer() {
        var credited = new Attempt(new TransferState.Credited(), 2, AMOUNT, "F1");
        var rejected = new Attempt(new TransferState.Rejected("AC01"), 2, AMOUNT, "F1");
        excepted(only(line(1, Answer.CREDITED, "200.00", null), ID, credited), Fault.DUPLICATE_LINE);
        excepted(only(line(1, Answer.REJECTED, null, null), ID, credited), Fault.CONTRADICTS_FINAL_STATE);
        excepted(only(line(1, Answer.RETURNED, "200.00", null), ID, credited), Fault.CONTRADICTS_FINAL_STATE);
        assertThat(only(line(1, Answer.ACCEPTED, null, null), ID, credited)).isInstanceOf(Outcome.Kept.class);
        assertThat(only(line(1, Answer.REJECTED, null, null), ID, rejected)).isInstanceOf(Outcome.Kept.class);
        excepted(only(line(1, Answer.CREDITED, "200.00", null), ID, rejected), Fault.CONTRADICTS_FINAL_STATE);
    }

    @Test
    void what_was_notified_is_in_the_statement_too_but_never_twice() {
        var notified = SENT.ended(new TransferState.Credited(), Source.NOTIFICATION);
        var stated = SENT.ended(new TransferState.Credited(), Source.STATEMENT);
        var credit = line(1, Answer.CREDITED, "200.00", null);
        var again = line(2, Answer.CREDITED, "200.00", null);
        assertThat(Reconciliation.of(Source.STATEMENT, List.of(credit), ID, notified))
                .containsExactly(new Outcome.Kept(credit));
        assertThat(Reconciliation.of(Source.NOTIFICATION, List.of(credit), ID, stated))
                .containsExactly(new Outcome.Kept(credit));
        assertThat(Reconciliation.of(Source.STATEMENT, List.of(credit, again), ID, notified))
                .containsExactly(new Outcome.Kept(credit), new Outcome.Excepted(again, Fault.DUPLICATE_LINE));
        excepted(only(credit, ID, stated), Fault.DUPLICATE_LINE);
        excepted(
                Reconciliation.of(Source.NOTIFICATION, List.of(credit), ID, notified)
                        .getFirst(),
                Fault.DUPLICATE_LINE);
    }

    @Test
    void a_return_that_was_notified_is_in_the_statement_beside_its_credit() {
        var returned = SENT.ended(new TransferState.Returned("AC04"), Source.NOTIFICATION);
        var lines = List.of(line(1, Answer.CREDITED, "200.00", null), line(2, Answer.RETURNED, "200.00", null));
        assertThat(Reconciliation.of(Source.STATEMENT, lines, ID, returned)).allMatch(Outcome.Kept.class::isInstance);
    }

    /** One message: what it is, and its lines. */
    private record Said(Source source, List<BankLine> lines) {}

    @Property
    void whatever_the_bank_says_however_often_there_is_one_final_state_and_the_books_balance(
            @ForAll("messages") List<Said> messages) {
        var attempt = SENT;
        var books = Balances.none().after(posting(Movement.APPROVED)).after(posting(Movement.DISPATCHED));
        var finals = new ArrayList<TransferState>();
        for (var message : messages) {
            var outcomes = Reconciliation.of(message.source(), message.lines(), ID, attempt);
            assertThat(outcomes).extracting(Outcome::line).containsExactlyInAnyOrderElementsOf(message.lines());
            for (var outcome : outcomes) {
                if (outcome instanceof Outcome.Moved(var _, var to)) {
                    finals.add(to);
                    attempt = attempt.ended(to, message.source());
                    books = books.after(posting(movement(to)));
                }
            }
            assertThat(books.balanced()).isTrue();
        }
        assertThat(finals).hasSizeLessThanOrEqualTo(1).allMatch(TransferState::isFinal);
        assertThat(books.of(Account.CREDITED).add(books.of(Account.IN_TRANSIT)).add(books.of(Account.PAYABLE)))
                .isEqualByComparingTo(new BigDecimal("200"));
    }

    private static Movement movement(TransferState to) {
        return Movement.valueOf(to.code());
    }

    private static Posting posting(Movement movement) {
        return new Posting(movement, "R2026-3", "s", 0, 1023, AMOUNT, 1);
    }

    @Provide
    Arbitrary<List<Said>> messages() {
        var line = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.of(Answer.values()),
                        Arbitraries.of("200.00", "200.00", "200.00", "199.99"))
                .as((number, answer, amount) -> line(number, answer, amount, null));
        var lines = line.list().ofMinSize(1).ofMaxSize(4).uniqueElements(BankLine::number);
        return Combinators.combine(Arbitraries.of(Source.values()), lines)
                .as(Said::new)
                .list()
                .ofMaxSize(8);
    }
}
