package pe.juntos.payment.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import pe.juntos.payment.payee.Means;

/** PAY-7: what the household takes, what nobody takes, and who may give it back to the Treasury. */
class Pay7UncollectedTest {
    private static final LocalDate CREDITED = LocalDate.parse("2026-07-01");
    private static final CollectionPolicy POLICY = new CollectionPolicy(60, 180, 180);
    private static final String ID = "H0000000000000001-2026-3-2";

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, AVAILABLE",
        "2026-08-29, AVAILABLE",
        "2026-08-30, ALERTED",
        "2026-12-27, ALERTED",
        "2026-12-28, UNCOLLECTED",
        "2036-01-01, UNCOLLECTED"
    })
    void alerted_from_day_60_uncollected_from_day_180_never_reverted_by_time(LocalDate day, Stage stage) {
        assertThat(Uncollected.on(day, credit("0.00", Stage.AVAILABLE), POLICY)).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"WITHDRAWN", "REVERTED"})
    void what_is_taken_or_given_back_is_no_longer_watched(Stage stage) {
        assertThat(Uncollected.on(CREDITED.plusDays(400), credit("200.00", stage), POLICY))
                .isEqualTo(stage);
    }

    @Test
    void an_earlier_day_takes_no_stage_back() {
        assertThat(Uncollected.on(CREDITED, credit("0.00", Stage.UNCOLLECTED), POLICY))
                .isEqualTo(Stage.UNCOLLECTED);
    }

    @ParameterizedTest
    @CsvSource({"0, 180, 180", "60, 60, 180", "60, 180, 0"})
    void limits_that_make_no_sense_are_no_policy(int alert, int uncollected, int dormant) {
        assertThatThrownBy(() -> new CollectionPolicy(alert, uncollected, dormant))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, H0000000000000001-2026-3-2, 2026-07-01, 200.00, 0.00, AVAILABLE, ",
        "ACCOUNT, H0000000000000001-2026-3-2, 2026-07-01, 50.00, 150.00, AVAILABLE, ",
        "ACCOUNT, H0000000000000001-2026-3-2, 2026-07-01, 50.01, 150.00, AVAILABLE, MORE_THAN_REMAINS",
        "ACCOUNT, H0000000000000001-2026-3-2, 2026-06-30, 200.00, 0.00, AVAILABLE, BEFORE_CREDIT",
        "ACCOUNT, H0000000000000001-2026-3-1, 2026-07-01, 200.00, 0.00, AVAILABLE, FORMER_ATTEMPT",
        "ACCOUNT, H0000000000000001-2026-3-3, 2026-07-01, 200.00, 0.00, AVAILABLE, UNKNOWN_END_TO_END_ID",
        "ACCOUNT, H0000000000000001-2026-3-2, 2027-07-01, 200.00, 0.00, UNCOLLECTED, ",
        "ACCOUNT, H0000000000000001-2026-3-2, 2027-07-01, 200.00, 0.00, REVERTED, ALREADY_REVERTED",
        "BRANCH, H0000000000000001-2026-3-2, 2026-07-01, 200.00, 0.00, AVAILABLE, ",
        "BRANCH, H0000000000000001-2026-3-2, 2026-07-01, 199.99, 0.00, AVAILABLE, AMOUNT_DIFFERS",
        "CASH_TRANSPORT, H0000000000000001-2026-3-2, 2026-07-01, 200.01, 0.00, AVAILABLE, AMOUNT_DIFFERS"
    })
    void a_withdrawal_counts_or_is_refused_with_its_reason(
            Means means, String id, LocalDate on, String amount, String withdrawn, Stage stage, WithdrawalFault fault) {
        var credit = new Credit(2, Money.valueOf("200.00"), CREDITED, means, Money.valueOf(withdrawn), stage);
        var line = new Withdrawal(2, "W1", id, on, Money.valueOf(amount), Channel.ATM, null);
        var outcome = WithdrawalMatch.of(List.of(line), Map.of(), new WithdrawalMatch.Standing.Credited(credit));
        if (fault == null) {
            assertThat(outcome).containsExactly(new WithdrawalOutcome.Taken(line, credit.less(line.amount())));
        } else {
            assertThat(outcome).containsExactly(new WithdrawalOutcome.Refused(line, fault));
        }
    }

    @Test
    void what_is_not_credited_or_not_known_is_refused() {
        var line = line("W1", "200.00");
        assertThat(WithdrawalMatch.of(List.of(line), Map.of(), new WithdrawalMatch.Standing.NotCredited()))
                .containsExactly(new WithdrawalOutcome.Refused(line, WithdrawalFault.NOT_CREDITED));
        assertThat(WithdrawalMatch.of(List.of(line), Map.of(), new WithdrawalMatch.Standing.Unknown()))
                .containsExactly(new WithdrawalOutcome.Refused(line, WithdrawalFault.UNKNOWN_END_TO_END_ID));
    }

    @Test
    void told_again_in_the_same_words_is_known_in_others_refused() {
        var first = line("W1", "50.00");
        var other = line("W1", "60.00");
        var standing = new WithdrawalMatch.Standing.Credited(credit("50.00", Stage.AVAILABLE));
        assertThat(WithdrawalMatch.of(List.of(first, other), Map.of("W1", first), standing))
                .containsExactly(
                        new WithdrawalOutcome.Known(first),
                        new WithdrawalOutcome.Refused(other, WithdrawalFault.WITHDRAWAL_ID_REUSED));
    }

    @Property
    void never_more_is_taken_than_was_credited_nor_anything_twice(@ForAll("lines") List<Withdrawal> lines) {
        var standing = new WithdrawalMatch.Standing.Credited(credit("0.00", Stage.AVAILABLE));
        var outcomes = WithdrawalMatch.of(lines, Map.of(), standing);
        assertThat(outcomes).hasSameSizeAs(lines);
        var ids = new ArrayList<String>();
        var sum = Money.ZERO;
        for (var outcome : outcomes) {
            if (outcome instanceof WithdrawalOutcome.Taken(var line, var left)) {
                ids.add(line.id());
                sum = sum.plus(line.amount());
                assertThat(left.withdrawn()).isEqualTo(sum);
                assertThat(left.stage() == Stage.WITHDRAWN)
                        .isEqualTo(left.remaining().isZero());
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(sum.exceeds(Money.valueOf("200.00"))).isFalse();
    }

    @Provide
    Arbitrary<List<Withdrawal>> lines() {
        return Combinators.combine(
                        Arbitraries.of("W1", "W2", "W3", "W4"), Arbitraries.of("40.00", "80.00", "100.00", "200.00"))
                .as(Pay7UncollectedTest::line)
                .list()
                .ofMaxSize(12);
    }

    @Test
    void one_proposes_another_lets_go_exactly_that() {
        var totals = new Reversion.Totals(2, Money.valueOf("400.00"), "h");
        var other = new Reversion.Totals(2, Money.valueOf("400.01"), "h");
        var proposed = new Reversion.Proposed(totals, "sonia");
        assertThat(proposed.approve("sonia", totals))
                .isEqualTo(new Reversion.Decision.Refused(Reversion.Refusal.SAME_PERSON));
        assertThat(proposed.approve("aurora", other))
                .isEqualTo(new Reversion.Decision.Refused(Reversion.Refusal.TOTALS_DIFFER));
        var approved = new Reversion.Approved(totals, "sonia", "aurora");
        assertThat(proposed.approve("aurora", totals)).isEqualTo(new Reversion.Decision.Done(approved));
        assertThat(approved.approve("aurora", totals)).isEqualTo(new Reversion.Decision.Unchanged(approved));
        assertThat(approved.withdraw("sonia"))
                .isEqualTo(new Reversion.Decision.Refused(Reversion.Refusal.REVERSION_CLOSED));
        var withdrawn = new Reversion.Withdrawn(totals, "sonia", "sonia");
        assertThat(proposed.withdraw("sonia")).isEqualTo(new Reversion.Decision.Done(withdrawn));
        assertThat(withdrawn.withdraw("sonia")).isEqualTo(new Reversion.Decision.Unchanged(withdrawn));
        assertThat(withdrawn.approve("aurora", totals))
                .isEqualTo(new Reversion.Decision.Refused(Reversion.Refusal.REVERSION_CLOSED));
    }

    private static Withdrawal line(String id, String amount) {
        return new Withdrawal(2, id, ID, CREDITED, Money.valueOf(amount), Channel.ATM, "PP-1");
    }

    private static Credit credit(String withdrawn, Stage stage) {
        return new Credit(2, Money.valueOf("200.00"), CREDITED, Means.ACCOUNT, Money.valueOf(withdrawn), stage);
    }
}
