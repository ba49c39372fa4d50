package pe.juntos.payment.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pe.juntos.payment.entitlement.Correction;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.payment.payee.BankAction;
import pe.juntos.payment.payee.BankRefusal;
import pe.juntos.payment.payee.HoldReason;
import pe.juntos.payment.payee.Means;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;
import pe.juntos.payment.payee.Recipient;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.policy.Policies;

/** PAY-1 amounts by date, PAY-3 who is paid, VER-5 what a correction gives, PAY-5 what is released. */
class Pay1Pay3LiquidationTest {
    private static final Tariff TARIFF = new Tariff(Policies.load("policy/components", ComponentPolicy.class));
    private static final Period MAY = new Period(2026, 3);
    private static final Claim.Place PLACE = new Claim.Place("050101", "POOR");
    private static final Affiliation SINCE = new Affiliation(LocalDate.parse("2026-01-01"), null);
    private static final PaymentTarget ACCOUNT = new PaymentTarget(Means.ACCOUNT, "001", null);

    private static Payee payee(
            @Nullable String since, @Nullable String until, @Nullable BankRefusal refusal, String account) {
        var affiliation = new Affiliation(
                since == null ? null : LocalDate.parse(since), until == null ? null : LocalDate.parse(until));
        return new Payee(
                "H1",
                affiliation,
                new Recipient("M1", true, true),
                new PaymentTarget(Means.ACCOUNT, account, null),
                refusal,
                false);
    }

    private static Liquidation liquidate(Payee payee, boolean payable, Line... pending) {
        return Liquidation.of(new Claim(payee, PLACE, payable, List.of(pending)), MAY, TARIFF);
    }

    @Test
    void two_hundred_soles_a_bimester_from_2010_and_twice_a_hundred_before() {
        assertThat(TARIFF.base(MAY, SINCE, PLACE))
                .isEqualTo(Line.base(Money.valueOf("200.00"), MAY, "COMPONENTS-2010", "VERDICT_PAYABLE"));
        assertThat(TARIFF.base(new Period(2010, 1), SINCE, PLACE).policy()).isEqualTo("COMPONENTS-2010");
        assertThat(TARIFF.base(new Period(2009, 6), SINCE, PLACE).policy()).isEqualTo("COMPONENTS-2005");
        assertThat(TARIFF.base(new Period(2009, 6), SINCE, PLACE).amount()).isEqualTo(Money.valueOf("200.00"));
    }

    @Test
    void affiliated_by_the_last_day_and_not_gone_on_it() {
        assertThat(liquidate(payee("2026-06-30", null, null, "001"), true)).isInstanceOf(Liquidation.Order.class);
        assertThat(liquidate(payee("2026-07-01", null, null, "001"), true)).isInstanceOf(Liquidation.Nothing.class);
        assertThat(liquidate(payee("2026-01-01", "2026-07-01", null, "001"), true))
                .isInstanceOf(Liquidation.Order.class);
        assertThat(liquidate(payee("2026-01-01", "2026-06-30", null, "001"), true))
                .isInstanceOf(Liquidation.Nothing.class);
        assertThat(liquidate(payee(null, null, null, "001"), true)).isInstanceOf(Liquidation.Nothing.class);
    }

    @Test
    void a_verdict_that_is_not_payable_pays_no_base_but_what_is_pending() {
        var pending = TARIFF.compensation(new Period(2026, 2), SINCE, PLACE, "VERDICT_CORRECTED");
        assertThat(liquidate(payee("2026-01-01", null, null, "001"), false)).isInstanceOf(Liquidation.Nothing.class);
        assertThat(liquidate(payee("2026-01-01", null, null, "001"), false, pending))
                .isEqualTo(new Liquidation.Order(List.of(pending)));
        assertThat(liquidate(payee("2026-01-01", null, null, "001"), true, pending))
                .isEqualTo(new Liquidation.Order(List.of(TARIFF.base(MAY, SINCE, PLACE), pending)));
    }

    @Test
    void a_corrected_verdict_compensates_once_and_never_claws_back() {
        var since = new Affiliation(LocalDate.parse("2026-06-30"), null);
        var late = new Affiliation(LocalDate.parse("2026-07-01"), null);
        var owed = new Correction.Compensate(Correction.Cause.VERDICT_CORRECTED);
        assertThat(Correction.of(true, false, false, since, MAY)).isEqualTo(owed);
        assertThat(Correction.of(true, true, false, since, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(true, false, false, late, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(false, true, false, since, MAY)).isInstanceOf(Correction.Review.class);
        assertThat(Correction.of(false, false, false, since, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(null, false, false, since, MAY)).isInstanceOf(Correction.Nothing.class);
    }

    @Test
    void gra5_a_period_missed_by_an_exit_that_was_withdrawn_is_owed_unless_a_breach_speaks_against_it() {
        var since = new Affiliation(LocalDate.parse("2026-01-01"), null);
        var out = new Affiliation(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-06-30"));
        var owed = new Correction.Compensate(Correction.Cause.EXIT_WITHDRAWN);
        assertThat(Correction.of(null, false, true, since, MAY)).isEqualTo(owed);
        assertThat(Correction.of(true, false, true, since, MAY)).isEqualTo(owed);
        assertThat(Correction.of(false, false, true, since, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(null, true, true, since, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(true, true, true, since, MAY)).isInstanceOf(Correction.Nothing.class);
        assertThat(Correction.of(null, false, true, out, MAY)).isInstanceOf(Correction.Nothing.class);
    }

    @Test
    void a_refused_account_holds_and_a_new_one_releases_under_another_attempt() {
        var refusal = new BankRefusal("AC01", BankAction.FIX_ACCOUNT, "M1", ACCOUNT);
        assertThat(liquidate(payee("2026-01-01", null, refusal, "001"), true))
                .isEqualTo(new Liquidation.Hold(List.of(TARIFF.base(MAY, SINCE, PLACE)), HoldReason.ACCOUNT_REFUSED));
        var rejected = new TransferState.Rejected("AC01");
        assertThat(Release.of(rejected, 1, payee("2026-01-01", null, refusal, "001")))
                .isEqualTo(new Release.Wait());
        assertThat(Release.of(rejected, 1, payee("2026-01-01", null, refusal, "002")))
                .isEqualTo(new Release.Order(2));
        assertThat(Release.of(new TransferState.Held("X"), 1, payee("2026-01-01", null, null, "001")))
                .isEqualTo(new Release.Order(1));
        assertThat(Release.of(new TransferState.Credited(), 1, payee("2026-01-01", null, null, "001")))
                .isEqualTo(new Release.Wait());
        var doubt = new BankRefusal("AM05", BankAction.REVIEW_DUPLICATE, "M1", ACCOUNT);
        assertThat(Release.of(rejected, 1, payee("2026-01-01", null, doubt, "002")))
                .isEqualTo(new Release.Wait());
    }
}
