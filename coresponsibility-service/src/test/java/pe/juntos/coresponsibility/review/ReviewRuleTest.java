package pe.juntos.coresponsibility.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.coresponsibility.verdict.Review;

/** VER-3 to VER-5: what verdicts raise is worked on by a person, and closed with reasons. */
class ReviewRuleTest {
    private static final LocalDate RAISED = LocalDate.of(2026, 7, 6);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 31);

    @ParameterizedTest
    @CsvSource({
        "REPEATED_NOT_MET, NO_ACTION SUPPLY_PROBLEM REGISTER_OUTDATED ACCOMPANIMENT_PROPOSED HEARING_PROPOSED",
        "REPEATED_SILENCE, NO_ACTION SUPPLY_PROBLEM REGISTER_OUTDATED RECORD_NOT_SENT ACCOMPANIMENT_PROPOSED",
        "CORRECTION_TO_NOT_MET, KEEP_PAID RECOVERY_PROPOSED"
    })
    void each_kind_of_case_has_its_decisions(Review about, String fitting) {
        for (var decision : ReviewDecision.values()) {
            var refused = deciding(about, decision, RAISED);
            assertThat(refused.isEmpty())
                    .as("%s for %s", decision, about)
                    .isEqualTo(java.util.List.of(fitting.split(" ")).contains(decision.name()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "REPEATED_SILENCE, -, VISIT_DATE_MISSING",
                "REPEATED_SILENCE, 2026-07-05, VISIT_OUT_OF_ORDER",
                "REPEATED_SILENCE, 2026-07-06, -",
                "REPEATED_SILENCE, 2026-07-31, -",
                "REPEATED_SILENCE, 2026-08-01, VISIT_OUT_OF_ORDER",
                "REPEATED_NOT_MET, -, -",
                "REPEATED_NOT_MET, 2026-08-01, VISIT_OUT_OF_ORDER"
            })
    void silence_in_a_row_is_closed_by_a_visit(Review about, LocalDate visited, Refusal refusal) {
        assertThat(deciding(about, ReviewDecision.NO_ACTION, visited)).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void only_the_person_that_has_the_case_decides_with_reasons() {
        assertThat(ReviewRule.deciding(
                        in(ReviewState.OPEN, null), "rosa", ReviewDecision.NO_ACTION, "Visto.", RAISED, TODAY))
                .contains(Refusal.NOT_ASSIGNED);
        assertThat(ReviewRule.deciding(
                        in(ReviewState.ASSIGNED, "otro"), "rosa", ReviewDecision.NO_ACTION, "Visto.", RAISED, TODAY))
                .contains(Refusal.NOT_YOURS);
        assertThat(ReviewRule.deciding(
                        in(ReviewState.ASSIGNED, "rosa"), "rosa", ReviewDecision.NO_ACTION, " ", RAISED, TODAY))
                .contains(Refusal.REASONS_MISSING);
    }

    @Test
    void a_case_is_given_to_somebody_and_may_be_given_on() {
        assertThat(ReviewRule.assigning(in(ReviewState.OPEN, null), "rosa")).isEmpty();
        assertThat(ReviewRule.assigning(in(ReviewState.ASSIGNED, "rosa"), "otro"))
                .isEmpty();
        assertThat(ReviewRule.assigning(in(ReviewState.OPEN, null), " ")).contains(Refusal.ASSIGNEE_MISSING);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReviewState.class,
            names = {"CLOSED", "WITHDRAWN"})
    void what_is_over_is_over(ReviewState over) {
        var refusal = over == ReviewState.CLOSED ? Refusal.ALREADY_CLOSED : Refusal.CASE_WITHDRAWN;
        assertThat(ReviewRule.assigning(in(over, "rosa"), "otro")).contains(refusal);
        assertThat(ReviewRule.deciding(in(over, "rosa"), "rosa", ReviewDecision.NO_ACTION, "Visto.", RAISED, TODAY))
                .contains(refusal);
    }

    private static Optional<Refusal> deciding(Review about, ReviewDecision decision, LocalDate visited) {
        var given = new ReviewCase(about, ReviewState.ASSIGNED, RAISED, "rosa");
        return ReviewRule.deciding(given, "rosa", decision, "Se vio con la familia.", visited, TODAY);
    }

    private static ReviewCase in(ReviewState state, String assignedTo) {
        return new ReviewCase(Review.REPEATED_NOT_MET, state, RAISED, assignedTo);
    }
}
