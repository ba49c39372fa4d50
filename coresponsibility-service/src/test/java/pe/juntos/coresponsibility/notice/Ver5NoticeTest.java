package pe.juntos.coresponsibility.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.notice.Notice.Delivery;
import pe.juntos.platform.calendar.WorkingDays;

/** VER-5: ten working days from when the family was told. */
class Ver5NoticeTest {
    private static final LocalDate VERDICT = LocalDate.of(2026, 7, 6);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 10);
    private static final Notice WAITING = new Notice(VERDICT, false, null);

    @ParameterizedTest
    @CsvSource({
        "2026-07-06, 2026-07-06, true",
        "2026-07-06, 2026-07-20, true", // the tenth working day
        "2026-07-06, 2026-07-21, false",
        "2026-07-17, 2026-08-05, true", // over three holidays
        "2026-07-17, 2026-08-06, false",
        "2026-07-18, 2026-08-05, true", // told on a Saturday
        "2026-07-18, 2026-08-06, false"
    })
    void the_window_ends_with_the_tenth_working_day(LocalDate told, LocalDate asked, boolean open) {
        assertThat(ObservationWindow.of(told, 10, WorkingDays.ofPeru()).isOpenOn(asked))
                .isEqualTo(open);
    }

    @Test
    void nothing_runs_out_for_a_family_that_was_not_told() {
        assertThat(ObservationWindow.of(null, 10, WorkingDays.ofPeru()).isOpenOn(LocalDate.of(2036, 1, 1)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-07-05, -, DELIVERED_BEFORE_VERDICT",
                "2026-07-06, -, -",
                "2026-07-10, -, -",
                "2026-07-11, -, DELIVERED_IN_FUTURE",
                "2026-07-08, 2026-07-07, ACKNOWLEDGED_OUT_OF_ORDER",
                "2026-07-08, 2026-07-08, -",
                "2026-07-08, 2026-07-10, -",
                "2026-07-08, 2026-07-11, ACKNOWLEDGED_OUT_OF_ORDER"
            })
    void a_delivery_lies_between_the_verdict_and_today(LocalDate on, LocalDate acknowledged, Refusal refusal) {
        assertThat(DeliveryRule.delivering(WAITING, new Delivery(Channel.VISIT, on, acknowledged), TODAY))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void said_again_it_changes_nothing_and_said_otherwise_it_is_refused() {
        var told = new Delivery(Channel.VISIT, VERDICT, null);
        var delivered = new Notice(VERDICT, false, told);
        assertThat(DeliveryRule.delivering(delivered, told, TODAY)).isEmpty();
        assertThat(DeliveryRule.delivering(delivered, new Delivery(Channel.VISIT, VERDICT, TODAY), TODAY))
                .as("the family's confirmation comes later")
                .isEmpty();
        assertThat(DeliveryRule.delivering(delivered, new Delivery(Channel.VISIT, TODAY, null), TODAY))
                .contains(Refusal.ALREADY_DELIVERED);
        assertThat(DeliveryRule.delivering(delivered, new Delivery(Channel.PHONE, VERDICT, null), TODAY))
                .contains(Refusal.ALREADY_DELIVERED);
    }

    @Test
    void nobody_is_told_of_a_breach_that_was_corrected() {
        assertThat(DeliveryRule.delivering(
                        new Notice(VERDICT, true, null), new Delivery(Channel.VISIT, VERDICT, null), TODAY))
                .contains(Refusal.NOTICE_WITHDRAWN);
    }
}
