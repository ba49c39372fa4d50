package pe.juntos.payment.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.ComponentPolicy.AdjustmentLimits;
import pe.juntos.payment.liquidation.ComponentPolicy.Every;
import pe.juntos.payment.liquidation.ComponentPolicy.ExitReduction;
import pe.juntos.payment.liquidation.ComponentPolicy.Pilot;
import pe.juntos.payment.liquidation.ComponentPolicy.Rate;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.payment.payee.Means;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;
import pe.juntos.payment.payee.Recipient;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** PAY-1 components by district and validity, PAY-2 gradual exit, and what may be deducted: a decided recovery and nothing else. */
class Pay1ComponentsTest {
    private static final Period MAY = new Period(2026, 3);
    private static final AdjustmentLimits LIMITS = new AdjustmentLimits(Money.valueOf("1000.00"), 20, 24);
    private static final List<Integer> SCHEDULE = List.of(100, 100, 100, 100, 75, 50, 25, 25);
    private static final Pilot PILOT = new Pilot(
            "P1",
            List.of("0501"),
            LocalDate.parse("2026-05-01"),
            LocalDate.parse("2026-07-01"),
            Money.valueOf("50.00"));

    private static Tariff tariff(String base, boolean exit, Pilot... pilots) {
        var policy = new ComponentPolicy(
                List.of(new Rate(Component.BASE, Money.valueOf(base), Every.BIMESTER, true)),
                List.of(pilots),
                new ExitReduction(exit, SCHEDULE, Set.of("POOR")),
                LIMITS);
        return new Tariff(PolicyBook.of(List.of(new Policy<>(
                "TEST-1",
                LocalDate.parse("2005-01-01"),
                "norma",
                "fuente",
                Policy.Status.ASSUMED,
                "autora",
                "aprobador",
                false,
                policy))));
    }

    private static Line base(String amount, String since, @Nullable String socioEconomicClass) {
        return tariff(amount, true)
                .base(
                        MAY,
                        new Affiliation(LocalDate.parse(since), null),
                        new Claim.Place("050101", socioEconomicClass));
    }

    /** May the first of 2026 is the day that counts. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-15, POOR, 200.00, VERDICT_PAYABLE",
        "2022-05-02, POOR, 200.00, VERDICT_PAYABLE",
        "2022-05-01, POOR, 150.00, EXIT_SHARE_75",
        "2021-05-02, POOR, 150.00, EXIT_SHARE_75",
        "2021-05-01, POOR, 100.00, EXIT_SHARE_50",
        "2020-05-01, POOR, 50.00, EXIT_SHARE_25",
        "2019-05-01, POOR, 50.00, EXIT_SHARE_25",
        "2010-05-01, POOR, 50.00, EXIT_SHARE_25",
        "2010-05-01, EXTREME_POOR, 200.00, VERDICT_PAYABLE",
        "2010-05-01,, 200.00, VERDICT_PAYABLE",
    })
    void the_base_amount_falls_by_year_of_affiliation_for_the_poor_only(
            String since, @Nullable String socioEconomicClass, String amount, String cause) {
        assertThat(base("200.00", since, socioEconomicClass))
                .isEqualTo(Line.base(Money.valueOf(amount), MAY, "TEST-1", cause));
    }

    @Test
    void a_share_is_rounded_down_to_whole_soles() {
        assertThat(base("199.00", "2022-05-01", "POOR").amount()).isEqualTo(Money.valueOf("149.00"));
    }

    @Test
    void what_ships_has_no_gradual_exit_no_pilot_and_no_early_childhood() {
        var shipped = new Tariff(Policies.load("policy/components", ComponentPolicy.class));
        var long_ago = new Affiliation(LocalDate.parse("2010-05-01"), null);
        assertThat(shipped.base(MAY, long_ago, new Claim.Place("050101", "POOR"))
                        .amount())
                .isEqualTo(Money.valueOf("200.00"));
        assertThat(shipped.pilots(MAY, "050101")).isEmpty();
        var policy = shipped.policies().at(MAY.firstDay()).parameters();
        assertThat(policy.amountOf(Component.EARLY_CHILDHOOD)).isEmpty();
        assertThat(policy.amountOf(Component.VRAE_SECONDARY)).contains(Money.valueOf("300.00"));
    }

    @ParameterizedTest
    @CsvSource({"2026-2, 050101, 0", "2026-3, 050101, 1", "2026-3, 050201, 0", "2026-4, 050101, 1", "2026-5, 050101, 0"
    })
    void a_pilot_pays_in_its_districts_while_it_is_valid(String period, String district, int lines) {
        var pilots = tariff("200.00", false, PILOT).pilots(Period.parse(period), district);
        assertThat(pilots).hasSize(lines).allSatisfy(line -> {
            assertThat(line.cause()).isEqualTo("PILOT_P1");
            assertThat(line.settles()).isEqualTo("PILOT:P1");
            assertThat(line.policy()).isEqualTo("TEST-1");
        });
    }

    @Test
    void a_policy_names_no_rate_for_what_persons_decide() {
        for (var component : List.of(Component.RECOVERY, Component.CORRECTION, Component.COMPENSATION)) {
            var rates = List.of(
                    new Rate(Component.BASE, Money.valueOf("200.00"), Every.BIMESTER, true),
                    new Rate(component, Money.valueOf("1.00"), Every.BIMESTER, true));
            assertThatThrownBy(() ->
                            new ComponentPolicy(rates, List.of(), new ExitReduction(false, SCHEDULE, Set.of()), LIMITS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void no_component_is_a_fine_and_only_a_recovery_deducts() {
        assertThat(Component.values()).filteredOn(Component::deducts).containsExactly(Component.RECOVERY);
        assertThat(Component.values()).noneMatch(c -> c.name().contains("FINE"));
    }

    private static Line recovery(String amount, int number) {
        return new Line(Component.RECOVERY, Money.valueOf(amount), MAY, "TEST-1", "RECOVERY:x:" + number, "PAID_TWICE");
    }

    private static Liquidation liquidate(boolean payable, Line... pending) {
        return liquidate(payable, LocalDate.parse("2026-01-01"), pending);
    }

    private static Liquidation liquidate(boolean payable, LocalDate since, Line... pending) {
        var payee = new Payee(
                "H1",
                new Affiliation(since, null),
                new Recipient("M1", true, true),
                new PaymentTarget(Means.ACCOUNT, "001", null),
                null,
                false);
        var claim = new Claim(payee, new Claim.Place("050101", "POOR"), payable, List.of(pending));
        return Liquidation.of(claim, MAY, tariff("200.00", true));
    }

    /** PAY-2 leaves 150, 100 and 50 of 200; a fifth of that may be taken. */
    @ParameterizedTest
    @CsvSource({
        "2022-05-01, 30.00, true",
        "2022-05-01, 30.01, false",
        "2021-05-01, 20.00, true",
        "2021-05-01, 20.01, false",
        "2020-05-01, 10.00, true",
        "2020-05-01, 40.00, false",
        "2026-01-01, 40.00, true",
    })
    void an_instalment_waits_for_a_base_amount_that_bears_it(LocalDate since, String instalment, boolean taken) {
        assertThat(liquidate(true, since, recovery(instalment, 1)))
                .isInstanceOfSatisfying(
                        Liquidation.Order.class,
                        order -> assertThat(order.lines()).hasSize(taken ? 2 : 1));
    }

    @Test
    void one_instalment_is_taken_with_a_base_amount_and_none_without() {
        assertThat(liquidate(true, recovery("40.00", 1), recovery("40.00", 2)))
                .isInstanceOfSatisfying(
                        Liquidation.Order.class,
                        order -> assertThat(order.lines())
                                .extracting(Line::settles)
                                .containsExactly("BASE", "RECOVERY:x:1"));
        assertThat(liquidate(false, recovery("40.00", 1))).isInstanceOf(Liquidation.Nothing.class);
        var correction =
                new Line(Component.CORRECTION, Money.valueOf("90.00"), MAY, "TEST-1", "CORRECTION:y", "UNDERPAID");
        assertThat(liquidate(false, correction, recovery("40.00", 1)))
                .isEqualTo(new Liquidation.Order(List.of(correction)));
    }

    @Property
    void whatever_is_to_be_taken_back_a_household_is_always_paid_something(
            @ForAll @IntRange(min = 1, max = 30_000) int first, @ForAll @IntRange(min = 1, max = 30_000) int second) {
        var result = liquidate(
                true,
                recovery("%d.%02d".formatted(first / 100, first % 100), 1),
                recovery("%d.%02d".formatted(second / 100, second % 100), 2));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Liquidation.Order.class,
                        order -> assertThat(order.lines().stream()
                                        .map(Line::signed)
                                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
                                .isPositive());
    }
}
