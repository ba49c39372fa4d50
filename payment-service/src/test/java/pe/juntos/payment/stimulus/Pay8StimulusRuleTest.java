package pe.juntos.payment.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.ComponentPolicy;
import pe.juntos.payment.payee.PayeeKind;
import pe.juntos.payment.stimulus.StimulusRule.Result;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.platform.policy.Policies;

/** 001 PAY-08: establishments that fulfil what they owe, in the districts of the policy, once a period; off until a policy turns it on. */
class Pay8StimulusRuleTest {
    private static final StimulusPolicy POLICY = new StimulusPolicy(List.of("0505", "080902"));

    @ParameterizedTest
    @CsvSource({
        "2097-3, 2097-3, 050507, true, PROVIDER_STIMULUS:2097-3 350.00",
        "2097-3, 2097-3, 080902, true, PROVIDER_STIMULUS:2097-3 350.00",
        "2097-3, 2097-3, 080903, true, OUTSIDE_STIMULUS_DISTRICTS",
        "2097-3, 2097-3, 050407, true, OUTSIDE_STIMULUS_DISTRICTS",
        "2097-3, 2097-3, 050507, false, OBLIGATIONS_NOT_FULFILLED",
        "2097-2, 2097-3, 050507, true, PERIOD_DIFFERS",
        "2026-3, 2026-3, 050507, true, COMPONENT_OFF",
    })
    void of_a_line(String of, String period, String district, boolean fulfilled, String expected) {
        var line = new StimulusLine(Period.parse(of), "S-00000001", district, fulfilled, null);
        var list = Period.parse(period);
        var components = Policies.load("policy/components", ComponentPolicy.class)
                .at(list.firstDay())
                .parameters();
        var told = switch (StimulusRule.of(line, list, components, POLICY)) {
            case Result.Granted(var settles, var amount, var cause) -> {
                assertThat(cause).isEqualTo("OBLIGATIONS_FULFILLED");
                yield settles + " " + amount;
            }
            case Result.Refused(var why) -> why.name();
        };
        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2010-12-31, false", "2011-01-01, true"})
    void from_january_of_2011(String day, boolean somewhere) {
        var shipped = Policies.load("policy/stimulus", StimulusPolicy.class);
        assertThat(shipped.at(java.time.LocalDate.parse(day))
                        .parameters()
                        .districts()
                        .isEmpty())
                .isNotEqualTo(somewhere);
    }

    @Test
    void a_prefix_that_is_none_is_no_policy() {
        assertThatThrownBy(() -> new StimulusPolicy(List.of("0"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StimulusPolicy(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void a_payees_code_is_always_the_same_and_fits_an_end_to_end_id(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String establishment) {
        var payee = new Provider(establishment).payee();
        assertThat(payee).isEqualTo(new Provider(establishment).payee()).matches("P[0-9A-V]{16}");
        assertThat(PayeeKind.of(payee)).isEqualTo(PayeeKind.PROVIDER);
        assertThat(EndToEndId.read(payee + "-2097-3-1"))
                .hasValueSatisfying(id -> assertThat(id.household()).isEqualTo(payee));
        assertThat(new Provider(establishment + "x").payee()).isNotEqualTo(payee);
    }
}
