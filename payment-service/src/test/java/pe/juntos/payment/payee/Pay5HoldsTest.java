package pe.juntos.payment.payee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** PAY-5: each cause by itself, and its end. */
class Pay5HoldsTest {
    private static final Recipient ROSA = new Recipient("M1", true, true);
    private static final PaymentTarget ACCOUNT = new PaymentTarget(Means.ACCOUNT, "001", null);

    private static Payee payee(
            @Nullable Recipient recipient,
            @Nullable PaymentTarget target,
            @Nullable BankRefusal refusal,
            boolean dispute) {
        return new Payee("H1", new Affiliation(LocalDate.of(2026, 1, 1), null), recipient, target, refusal, dispute);
    }

    @Test
    void nothing_holds_a_sound_household() {
        assertThat(Holds.on(payee(ROSA, ACCOUNT, null, false))).isEmpty();
        assertThat(Holds.on(payee(ROSA, new PaymentTarget(Means.BRANCH, null, "P1"), null, false)))
                .isEmpty();
    }

    @Test
    void each_cause_holds() {
        assertThat(Holds.on(payee(null, ACCOUNT, null, false))).contains(HoldReason.RECIPIENT_MISSING);
        assertThat(Holds.on(payee(new Recipient("M1", true, false), ACCOUNT, null, false)))
                .contains(HoldReason.RECIPIENT_NOT_ALIVE);
        assertThat(Holds.on(payee(new Recipient("M1", false, true), ACCOUNT, null, false)))
                .contains(HoldReason.IDENTITY_NOT_VERIFIED);
        assertThat(Holds.on(payee(ROSA, null, null, false))).contains(HoldReason.NO_PAYMENT_MEANS);
        assertThat(Holds.on(payee(ROSA, new PaymentTarget(Means.ACCOUNT, null, "P1"), null, false)))
                .contains(HoldReason.NO_PAYMENT_MEANS);
        assertThat(Holds.on(payee(ROSA, new PaymentTarget(Means.CASH_TRANSPORT, "001", " "), null, false)))
                .contains(HoldReason.NO_PAYMENT_MEANS);
        assertThat(Holds.on(payee(ROSA, ACCOUNT, null, true))).contains(HoldReason.IN_DISPUTE);
    }

    @Test
    void a_refused_account_holds_until_it_is_another() {
        var refusal = new BankRefusal("AC01", BankAction.FIX_ACCOUNT, "M1", ACCOUNT);
        assertThat(Holds.on(payee(ROSA, ACCOUNT, refusal, false))).contains(HoldReason.ACCOUNT_REFUSED);
        assertThat(Holds.on(payee(ROSA, new PaymentTarget(Means.ACCOUNT, "002", null), refusal, false)))
                .isEmpty();
    }

    @Test
    void a_recipient_reported_dead_holds_until_it_is_another() {
        var refusal = new BankRefusal("MD07", BankAction.CHECK_RECIPIENT, "M1", ACCOUNT);
        assertThat(Holds.on(payee(ROSA, ACCOUNT, refusal, false))).contains(HoldReason.RECIPIENT_NOT_ALIVE);
        assertThat(Holds.on(payee(new Recipient("M2", true, true), ACCOUNT, refusal, false)))
                .isEmpty();
    }

    @Test
    void an_account_waits_for_the_banks_word_where_it_is_asked() {
        var affiliation = new Affiliation(LocalDate.of(2026, 1, 1), null);
        for (var expected : Map.of(
                        AccountCheck.WAITING, Optional.of(HoldReason.ACCOUNT_NOT_VERIFIED),
                        AccountCheck.REFUSED, Optional.of(HoldReason.ACCOUNT_REFUSED),
                        AccountCheck.VERIFIED, Optional.<HoldReason>empty())
                .entrySet()) {
            var payee = new Payee("H1", affiliation, ROSA, ACCOUNT, null, false, expected.getKey());
            assertThat(Holds.on(payee)).isEqualTo(expected.getValue());
        }
    }

    @Test
    void what_is_the_banks_own_matter_holds_nothing_new() {
        assertThat(Holds.on(payee(ROSA, ACCOUNT, new BankRefusal("AM04", BankAction.RETRY, "M1", ACCOUNT), false)))
                .isEmpty();
    }
}
