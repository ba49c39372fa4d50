package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.SILENCE;
import static pe.juntos.coresponsibility.verdict.Households.after;
import static pe.juntos.coresponsibility.verdict.Households.decide;
import static pe.juntos.coresponsibility.verdict.Households.facts;
import static pe.juntos.coresponsibility.verdict.Households.member;

import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.member.Condition;

/** VER-3: only a positively evidenced breach costs a family money. */
class Ver3Test {
    @Test
    void only_a_breach_costs_the_transfer() {
        assertThat(decide(MET).payable()).isTrue();
        assertThat(decide(SILENCE).payable()).isTrue();
        assertThat(decide(BREACH).payable()).isFalse();
        assertThat(decide().payable()).as("nobody to verify, nobody to pay for").isFalse();
    }

    @Test
    void the_third_silence_in_a_row_opens_a_visit() {
        assertThat(after(new Streak(0, 1), SILENCE).reviews()).isEmpty();
        assertThat(after(new Streak(0, 2), SILENCE).reviews()).containsExactly(Review.REPEATED_SILENCE);
        assertThat(after(new Streak(0, 2), MET).streak()).isEqualTo(Streak.NONE);
    }

    @Property
    void no_evidence_is_never_a_breach(@ForAll @IntRange(max = 6) int members, @ForAll boolean accompanied) {
        var silent = Collections.nCopies(members, SILENCE).toArray(MemberFacts[]::new);
        assertThat(decide(facts(false, accompanied, Streak.NONE, silent)).outcome())
                .isNotEqualTo(HouseholdOutcome.NOT_MET);
    }

    @Property
    void a_breach_names_the_records_that_show_it(
            @ForAll @IntRange(max = 3) int missed,
            @ForAll @IntRange(max = 3) int months,
            @ForAll @IntRange(max = 40) int days,
            @ForAll @IntRange(max = 40) int attended) {
        var atSchool = new Attendance(months, months * days, Math.min(attended, months * days), 0);
        var verdict = decide(
                member("H", new Visits(0, 0, missed)),
                member("E", Condition.SCHOOL, Visits.NONE, atSchool, null, null));
        for (var i = 0; i < verdict.members().size(); i++) {
            if (verdict.members().get(i).outcome() instanceof Outcome.NotMet) {
                assertThat(verdict.facts().members().get(i).sources().records()).isNotEmpty();
            }
        }
    }

    @Test
    void nothing_is_counted_that_is_not_named() {
        assertThatThrownBy(() -> new MemberFacts(
                        "M", "1", Condition.CRED, new Visits(0, 0, 1), Attendance.NONE, null, Sources.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void a_breach_names_a_record(
            @ForAll @IntRange(max = 3) int attended,
            @ForAll @IntRange(max = 3) int unattended,
            @ForAll @IntRange(max = 3) int missed) {
        var breach = attended == 0 && unattended == 0 && missed > 0;
        assertThat(decide(member("M", new Visits(attended, unattended, missed))).outcome() == HouseholdOutcome.NOT_MET)
                .isEqualTo(breach);
    }
}
