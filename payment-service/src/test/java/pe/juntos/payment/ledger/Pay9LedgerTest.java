package pe.juntos.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.payment.kernel.Money;

/** PAY-9: from one account to another, to the céntimo, never out of nothing. */
class Pay9LedgerTest {
    @ParameterizedTest
    @CsvSource({
        "APPROVED, BUDGET, PAYABLE",
        "CANCELLED, PAYABLE, BUDGET",
        "DISPATCHED, PAYABLE, IN_TRANSIT",
        "CREDITED, IN_TRANSIT, CREDITED",
        "REJECTED, IN_TRANSIT, PAYABLE",
        "RETURNED, IN_TRANSIT, PAYABLE",
        "WITHDRAWN, CREDITED, WITHDRAWN",
        "REVERTED, CREDITED, REVERTED"
    })
    void each_movement_has_its_two_accounts(Movement movement, Account from, Account to) {
        assertThat(movement.from()).isEqualTo(from);
        assertThat(movement.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(Movement.class)
    void a_movement_takes_from_one_what_it_gives_to_the_other(Movement movement) {
        var after = Balances.none().after(posting(movement, "0.01"));
        assertThat(after.of(movement.from())).isEqualByComparingTo("-0.01");
        assertThat(after.of(movement.to())).isEqualByComparingTo("0.01");
    }

    @Test
    void nothing_is_posted_that_moves_nothing() {
        assertThatThrownBy(() -> posting(Movement.APPROVED, "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting(Movement.APPROVED, "R", "s", 0, 1, Money.valueOf("1.00"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.valueOf("0.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.valueOf("-0.01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_returned_payment_sent_again_is_taken_from_the_budget_once() {
        var books = Balances.none();
        for (var movement : List.of(
                Movement.APPROVED,
                Movement.DISPATCHED,
                Movement.RETURNED,
                Movement.DISPATCHED,
                Movement.REJECTED,
                Movement.DISPATCHED,
                Movement.CREDITED)) {
            books = books.after(posting(movement, "200.00"));
        }
        assertThat(books.of(Account.BUDGET)).isEqualByComparingTo("-200.00");
        assertThat(books.of(Account.CREDITED)).isEqualByComparingTo("200.00");
        assertThat(books.of(Account.PAYABLE)).isEqualByComparingTo("0");
        assertThat(books.of(Account.IN_TRANSIT)).isEqualByComparingTo("0");
    }

    @Property
    void whatever_is_posted_the_books_balance_and_no_centimo_is_lost(@ForAll("postings") List<Posting> postings) {
        var books = Balances.none();
        for (var posting : postings) {
            books = books.after(posting);
            assertThat(books.balanced()).isTrue();
        }
        var taken = sum(postings, Movement.APPROVED).subtract(sum(postings, Movement.CANCELLED));
        assertThat(books.of(Account.BUDGET)).isEqualByComparingTo(taken.negate());
    }

    private static BigDecimal sum(List<Posting> postings, Movement movement) {
        return postings.stream()
                .filter(p -> p.movement() == movement)
                .map(p -> p.amount().soles())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Provide
    Arbitrary<List<Posting>> postings() {
        return Combinators.combine(
                        Arbitraries.of(Movement.values()),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("140000000.00"))
                                .ofScale(2))
                .as((movement, soles) -> posting(movement, soles.toPlainString()))
                .list()
                .ofMaxSize(50);
    }

    private static Posting posting(Movement movement, String soles) {
        return new Posting(movement, "R2026-3", "s", 0, 1023, Money.valueOf(soles), 1);
    }
}
