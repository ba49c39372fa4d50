package pe.juntos.payment.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.incentive.IncentiveRule.Refusal;
import pe.juntos.payment.incentive.IncentiveRule.Result;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.payment.liquidation.ComponentPolicy;
import pe.juntos.payment.liquidation.ComponentPolicy.AdjustmentLimits;
import pe.juntos.payment.liquidation.ComponentPolicy.Every;
import pe.juntos.payment.liquidation.ComponentPolicy.ExitReduction;
import pe.juntos.payment.liquidation.ComponentPolicy.Rate;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.platform.policy.Policies;

/** PAY-1 (003 R-CO-2): 300 a year from 14 in secondary and approved, 200 more for performance, in the VRAE; early childhood off. */
class Pay1IncentiveRuleTest {
    private static final Period MAY = new Period(2026, 3);
    private static final Affiliation SINCE = new Affiliation(LocalDate.parse("2026-01-01"), null);
    private static final ComponentPolicy SHIPPED = Policies.load("policy/components", ComponentPolicy.class)
            .at(MAY.firstDay())
            .parameters();
    private static final IncentivePolicy POLICY = Policies.load("policy/incentives", IncentivePolicy.class)
            .at(MAY.firstDay())
            .parameters();

    private static Result of(IncentiveLine line, Affiliation affiliation, String district, ComponentPolicy components) {
        return IncentiveRule.of(line, affiliation, district, MAY, components, POLICY);
    }

    @ParameterizedTest
    @CsvSource({
        "050507, 14, true, false, 300.00",
        "050507, 14, true, true, 500.00",
        "050507, 18, true, false, 300.00",
        "050507, 13, true, true, UNDER_AGE",
        "050507, 14, false, true, GRADE_NOT_APPROVED",
        "050101, 14, true, true, OUTSIDE_VRAE",
    })
    void a_child_of_fourteen_in_secondary_and_approved_in_the_vrae(
            String district, int age, boolean approved, boolean performed, String expected) {
        var line = new IncentiveLine(Component.VRAE_SECONDARY, "p-1", age, false, approved, performed);
        switch (of(line, SINCE, district, SHIPPED)) {
            case Result.Granted(var settles, var amount, var _) -> {
                assertThat(amount).isEqualTo(Money.valueOf(expected));
                assertThat(settles).isEqualTo("VRAE_SECONDARY:2026:p-1");
            }
            case Result.Refused(var why) -> assertThat(why.name()).isEqualTo(expected);
        }
    }

    @Test
    void of_a_household_that_is_affiliated_at_the_end_of_the_period() {
        var line = new IncentiveLine(Component.VRAE_SECONDARY, "p-1", 14, false, true, false);
        for (var affiliation : List.of(
                new Affiliation(null, null),
                new Affiliation(LocalDate.parse("2026-07-01"), null),
                new Affiliation(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-06-30")))) {
            assertThat(of(line, affiliation, "050507", SHIPPED)).isEqualTo(new Result.Refused(Refusal.NOT_AFFILIATED));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, false, SMALL_CHILD", "3, false, NO_SMALL_CHILD", "30, true, PREGNANCY", "0, true, PREGNANCY"})
    void early_childhood_is_off_and_where_it_is_on_once_a_household_and_period(
            int age, boolean pregnant, String expected) {
        var line = new IncentiveLine(Component.EARLY_CHILDHOOD, "p-1", age, pregnant, false, false);
        assertThat(of(line, SINCE, "050101", SHIPPED)).isEqualTo(new Result.Refused(Refusal.COMPONENT_OFF));
        var on = new ComponentPolicy(
                List.of(
                        new Rate(Component.BASE, Money.valueOf("200.00"), Every.BIMESTER, true),
                        new Rate(Component.EARLY_CHILDHOOD, Money.valueOf("100.00"), Every.BIMESTER, true)),
                List.of(),
                new ExitReduction(false, List.of(100), Set.of()),
                new AdjustmentLimits(Money.valueOf("1.00"), 20, 1));
        var result = of(line, SINCE, "050101", on);
        if (expected.equals("NO_SMALL_CHILD")) {
            assertThat(result).isEqualTo(new Result.Refused(Refusal.NO_SMALL_CHILD));
        } else {
            assertThat(result)
                    .isEqualTo(new Result.Granted("EARLY_CHILDHOOD:2026-3", Money.valueOf("100.00"), expected));
        }
    }
}
