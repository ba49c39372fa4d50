package pe.juntos.coresponsibility.reconsideration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.coresponsibility.notice.ObservationWindow;
import pe.juntos.coresponsibility.reconsideration.Admission.Admitted;
import pe.juntos.coresponsibility.reconsideration.Admission.Refused;
import pe.juntos.coresponsibility.reconsideration.Request.RequestedBy;

/** VER-5: a breach may be contested in its window, afterwards with new evidence only, and another person decides. */
class Ver5ReconsiderationTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 7, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);
    private static final ObservationWindow WINDOW = new ObservationWindow(LAST_DAY);
    private static final Contested BREACH = new Contested(true, false, false, WINDOW);

    @Test
    void in_the_window_words_are_enough() {
        assertThat(asking(LAST_DAY, BREACH)).isEqualTo(new Admitted(false));
        assertThat(asking(LAST_DAY.plusDays(1), BREACH)).isEqualTo(new Refused(Refusal.WINDOW_CLOSED));
    }

    @Test
    void after_the_window_new_evidence_is_needed_and_the_request_is_marked_late() {
        assertThat(asking(LAST_DAY.plusDays(1), BREACH, "constancia de la posta"))
                .isEqualTo(new Admitted(true));
        assertThat(asking(LAST_DAY, BREACH, "constancia de la posta")).isEqualTo(new Admitted(false));
    }

    @Test
    void a_rejected_request_is_made_again_with_new_evidence_only() {
        var rejected = new Contested(true, false, true, WINDOW);
        assertThat(asking(LAST_DAY, rejected)).isEqualTo(new Refused(Refusal.REJECTED_BEFORE));
        assertThat(asking(LAST_DAY, rejected, "constancia de la posta")).isEqualTo(new Admitted(true));
    }

    @Test
    void what_a_family_was_not_told_it_may_contest_for_ever() {
        var untold = new Contested(true, false, false, new ObservationWindow(null));
        assertThat(asking(TODAY, untold)).isEqualTo(new Admitted(false));
    }

    @Test
    void only_a_breach_is_contested_once_at_a_time_with_reasons_and_not_in_advance() {
        assertThat(asking(LAST_DAY, new Contested(false, false, false, WINDOW)))
                .isEqualTo(new Refused(Refusal.NOT_A_BREACH));
        assertThat(asking(LAST_DAY, new Contested(true, true, false, WINDOW)))
                .isEqualTo(new Refused(Refusal.ALREADY_OPEN));
        assertThat(asking(TODAY.plusDays(1), BREACH, "constancia")).isEqualTo(new Refused(Refusal.REQUESTED_IN_FUTURE));
        assertThat(ReconsiderationRule.asking(
                        new Request(RequestedBy.HOUSEHOLD, LAST_DAY, " ", List.of()), BREACH, TODAY))
                .isEqualTo(new Refused(Refusal.REASONS_MISSING));
    }

    @ParameterizedTest
    @CsvSource({"rosa, SAME_PERSON", "irma, SAME_PERSON", "cesar, SAME_PERSON", "carlos,"})
    void who_typed_consolidated_or_certified_does_not_decide(String by, Refusal refusal) {
        assertThat(ReconsiderationRule.deciding(
                        ReconsiderationState.OPEN, Set.of("rosa", "irma", "cesar"), by, "Se vio el cuaderno."))
                .isEqualTo(java.util.Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReconsiderationState.class,
            names = {"UPHELD", "REJECTED"})
    void it_is_decided_once_and_with_reasons(ReconsiderationState decided) {
        assertThat(ReconsiderationRule.deciding(decided, Set.of(), "carlos", "Otra vez."))
                .contains(Refusal.ALREADY_DECIDED);
        assertThat(ReconsiderationRule.deciding(ReconsiderationState.OPEN, Set.of(), "carlos", " "))
                .contains(Refusal.REASONS_MISSING);
    }

    private static Admission asking(LocalDate on, Contested verdict, String... evidence) {
        return ReconsiderationRule.asking(
                new Request(RequestedBy.HOUSEHOLD, on, "Sí fue a la escuela.", List.of(evidence)), verdict, TODAY);
    }
}
