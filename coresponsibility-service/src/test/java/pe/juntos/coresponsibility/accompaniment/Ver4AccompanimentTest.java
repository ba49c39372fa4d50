package pe.juntos.coresponsibility.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.DueProcessPolicy;
import pe.juntos.platform.policy.Policies;

/** VER-4: by decision of the regional office, with reasons, for a time, by two persons. */
class Ver4AccompanimentTest {
    private static final Period MAY_JUNE = new Period(2026, 3);
    private static final DueProcessPolicy POLICY = Policies.load("policy/due-process", DueProcessPolicy.class)
            .at(LocalDate.of(2026, 6, 30))
            .parameters();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-07-01, 2026-12-30, -", // 183 days
                "2026-07-01, 2026-12-31, TERM_TOO_LONG",
                "2026-07-01, 2026-07-01, -",
                "2026-07-02, 2026-07-01, TERM_BACKWARDS",
                "2026-06-30, 2026-07-31, PERIOD_CERTIFIED", // the last day of the certified period
                "2026-04-01, 2026-04-30, -",
                "2026-04-01, 2026-05-01, PERIOD_CERTIFIED",
                "2027-01-01, 2027-02-01, TERM_OVERLAPS",
                "2026-12-31, 2027-01-14, -",
                "2026-12-31, 2027-01-15, TERM_OVERLAPS",
                "2027-03-16, 2027-03-31, -",
                "2027-03-15, 2027-03-31, TERM_OVERLAPS"
            })
    void a_term_has_a_limit_and_touches_no_other_and_nothing_certified(
            LocalDate from, LocalDate until, Refusal refusal) {
        var other = new Term(LocalDate.of(2027, 1, 15), LocalDate.of(2027, 3, 15));
        assertThat(AccompanimentRule.proposing(
                        new Term(from, until), "Se cayó el puente.", List.of(other), Set.of(MAY_JUNE), POLICY))
                .isEqualTo(java.util.Optional.ofNullable(refusal));
    }

    @Test
    void reasons_are_given() {
        assertThat(AccompanimentRule.proposing(term(), " ", List.of(), Set.of(), POLICY))
                .contains(Refusal.REASONS_MISSING);
        assertThat(AccompanimentRule.rejecting(in(AccompanimentState.PROPOSED), "carlos", ""))
                .contains(Refusal.REASONS_MISSING);
        assertThat(AccompanimentRule.ending(in(AccompanimentState.APPROVED), LocalDate.of(2026, 7, 2), ""))
                .contains(Refusal.REASONS_MISSING);
    }

    @Test
    void who_proposes_does_not_decide() {
        var proposed = in(AccompanimentState.PROPOSED);
        assertThat(AccompanimentRule.approving(proposed, "carlos", Set.of())).isEmpty();
        assertThat(AccompanimentRule.approving(proposed, "rosa", Set.of())).contains(Refusal.SAME_PERSON);
        assertThat(AccompanimentRule.rejecting(proposed, "rosa", "No.")).contains(Refusal.SAME_PERSON);
        assertThat(AccompanimentRule.rejecting(proposed, "carlos", "No.")).isEmpty();
    }

    @Test
    void a_period_certified_since_the_proposal_is_not_reached_by_it() {
        assertThat(AccompanimentRule.approving(in(AccompanimentState.PROPOSED), "carlos", Set.of(new Period(2026, 4))))
                .contains(Refusal.PERIOD_CERTIFIED);
        assertThat(AccompanimentRule.approving(in(AccompanimentState.PROPOSED), "carlos", Set.of(MAY_JUNE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"APPROVED", "REJECTED", "ENDED"})
    void what_is_decided_is_decided_once(AccompanimentState state) {
        assertThat(AccompanimentRule.approving(in(state), "carlos", Set.of())).contains(Refusal.ALREADY_DECIDED);
        assertThat(AccompanimentRule.rejecting(in(state), "carlos", "No.")).contains(Refusal.ALREADY_DECIDED);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, 2026-06-30, true",
        "APPROVED, 2026-08-30, true",
        "APPROVED, 2026-08-31, false", // its last day
        "PROPOSED, 2026-08-01, false",
        "ENDED, 2026-08-01, false",
        "REJECTED, 2026-08-01, false"
    })
    void it_is_ended_before_its_last_day(AccompanimentState state, LocalDate today, boolean allowed) {
        assertThat(AccompanimentRule.ending(in(state), today, "La familia ya no lo necesita.")
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30, 2026-04-30, false",
        "2026-04-30, 2026-05-01, true",
        "2026-06-30, 2026-07-31, true",
        "2026-07-01, 2026-07-31, false"
    })
    void one_day_of_a_period_holds_it(LocalDate from, LocalDate until, boolean held) {
        assertThat(new Term(from, until).touches(MAY_JUNE)).isEqualTo(held);
    }

    private static Accompaniment in(AccompanimentState state) {
        return new Accompaniment(term(), state, "rosa");
    }

    private static Term term() {
        return new Term(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31));
    }
}
