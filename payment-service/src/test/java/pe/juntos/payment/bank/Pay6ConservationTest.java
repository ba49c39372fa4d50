package pe.juntos.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.ledger.Account;
import pe.juntos.payment.ledger.Balances;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;

/** PAY-6, PAY-9: of a whole round, whatever the bank says of it, in any order and repetition, and whatever people make of that. */
class Pay6ConservationTest {
    private static final int TRANSFERS = 6;
    private static final Period PERIOD = new Period(2026, 3);

    /** A line of a message: which transfer, what, how much more than its amount, and in which of the sent files it says. */
    private record Said(int transfer, Answer answer, int more, int attempt) {}

    private record Message(Source source, List<Said> lines) {}

    /** The round as the service keeps it. */
    private static final class World {
        private final Map<EndToEndId, Attempt> transfers = new HashMap<>();
        private final Map<EndToEndId, List<TransferState>> finals = new HashMap<>();
        private Balances books = Balances.none();
        private int matched;
        private int excepted;

        World() {
            for (var n = 0; n < TRANSFERS; n++) {
                transfers.put(id(n, 1), new Attempt(new TransferState.Sent(), 1, amount(n), "F1"));
                post(Movement.APPROVED, amount(n));
                post(Movement.DISPATCHED, amount(n));
            }
        }

        void post(Movement movement, Money amount) {
            books = books.after(new Posting(movement, "R2026-3", "s", 0, 1023, amount, 1));
        }

        /** @return the lines that are for people */
        List<Outcome.Excepted> receive(Message message) {
            var numbered = IntStream.range(0, message.lines().size())
                    .mapToObj(at -> line(at + 1, message.lines().get(at)))
                    .toList();
            var forPeople = new ArrayList<Outcome.Excepted>();
            numbered.stream()
                    .collect(Collectors.groupingBy(line -> String.valueOf(line.endToEndId())))
                    .forEach((text, lines) -> {
                        var id = EndToEndId.read(text).orElseThrow();
                        var key = new EndToEndId(id.household(), id.period(), 1);
                        var outcomes = Reconciliation.of(message.source(), lines, id, transfers.get(key));
                        assertThat(outcomes).extracting(Outcome::line).containsExactlyInAnyOrderElementsOf(lines);
                        outcomes.forEach(outcome -> apply(key, message.source(), outcome, forPeople));
                    });
            return forPeople;
        }

        private void apply(EndToEndId key, Source source, Outcome outcome, List<Outcome.Excepted> forPeople) {
            switch (outcome) {
                case Outcome.Moved(var _, var to) -> {
                    matched++;
                    finals.computeIfAbsent(key, _ -> new ArrayList<>()).add(to);
                    move(key, source, to, Movement.valueOf(to.code()));
                }
                case Outcome.Kept _ -> matched++;
                case Outcome.Excepted one -> {
                    excepted++;
                    forPeople.add(one);
                }
            }
        }

        private void move(EndToEndId key, Source source, TransferState to, Movement movement) {
            var attempt = transfers.get(key);
            if (attempt != null) {
                transfers.put(key, attempt.ended(to, source));
                post(movement, attempt.amount());
            }
        }

        /** Two persons book what the line says, where that is possible. */
        void book(Outcome.Excepted one) {
            var id = EndToEndId.read(String.valueOf(one.line().endToEndId())).orElseThrow();
            var key = new EndToEndId(id.household(), id.period(), 1);
            var possible = Resolution.possible(one.fault().name(), one.line(), id, transfers.get(key));
            if (possible.contains(ExceptionAction.BOOK_RETURN)) {
                move(key, Source.STATEMENT, new TransferState.Returned("AC04"), Movement.RETURNED_LATE);
            } else if (possible.contains(ExceptionAction.BOOK_CREDIT)) {
                move(key, Source.STATEMENT, new TransferState.Credited(), Movement.CREDITED_LATE);
            }
        }

        BigDecimal in(Class<? extends TransferState> state) {
            return transfers.values().stream()
                    .filter(attempt -> state.isInstance(attempt.state()))
                    .map(attempt -> attempt.amount().soles())
                    .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        }

        void holds() {
            assertThat(books.balanced()).isTrue();
            assertThat(books.of(Account.CREDITED)).isEqualByComparingTo(in(TransferState.Credited.class));
            assertThat(books.of(Account.IN_TRANSIT)).isEqualByComparingTo(in(TransferState.Sent.class));
            assertThat(books.of(Account.PAYABLE))
                    .isEqualByComparingTo(in(TransferState.Rejected.class).add(in(TransferState.Returned.class)));
        }
    }

    private static Money amount(int n) {
        return new Money(new BigDecimal(200 + n * 50));
    }

    private static EndToEndId id(int n, int attempt) {
        return new EndToEndId("H000000000000000" + n, PERIOD, attempt);
    }

    private static BankLine line(int number, Said said) {
        var amount = new Money(amount(said.transfer()).soles().add(BigDecimal.valueOf(said.more(), 2)));
        var bad = said.answer() == Answer.REJECTED || said.answer() == Answer.RETURNED;
        return new BankLine(
                number,
                id(said.transfer(), said.attempt()).toString(),
                said.answer(),
                amount,
                bad ? "AC04" : null,
                "BN-" + said.transfer(),
                null,
                null);
    }

    @Property
    void every_line_is_matched_or_for_people_and_no_transfer_ends_twice(@ForAll("messages") List<Message> messages) {
        var world = new World();
        for (var message : messages) {
            world.receive(message);
            world.holds();
        }
        assertThat(world.matched + world.excepted)
                .isEqualTo(messages.stream().mapToInt(m -> m.lines().size()).sum());
        assertThat(world.finals.values())
                .allSatisfy(states -> assertThat(states).hasSize(1));
        assertThat(world.transfers).hasSize(TRANSFERS);
    }

    @Property
    void what_people_book_keeps_every_sol_too(@ForAll("messages") List<Message> messages) {
        var world = new World();
        for (var message : messages) {
            world.receive(message).forEach(one -> {
                world.book(one);
                world.holds();
            });
        }
        world.holds();
    }

    @Property
    void the_same_message_again_moves_nothing(@ForAll("messages") List<Message> messages) {
        var world = new World();
        messages.forEach(world::receive);
        var books = world.books;
        messages.forEach(world::receive);
        messages.reversed().forEach(world::receive);
        assertThat(world.books).isEqualTo(books);
    }

    @Provide
    Arbitrary<List<Message>> messages() {
        var said = Combinators.combine(
                        Arbitraries.integers().between(0, TRANSFERS - 1),
                        Arbitraries.of(Answer.values()),
                        Arbitraries.of(0, 0, 0, 0, 1),
                        Arbitraries.of(1, 1, 1, 1, 2))
                .as(Said::new);
        return Combinators.combine(
                        Arbitraries.of(Source.values()),
                        said.list().ofMinSize(1).ofMaxSize(8))
                .as(Message::new)
                .list()
                .ofMaxSize(8);
    }
}
