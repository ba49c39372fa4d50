package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.SILENCE;
import static pe.juntos.coresponsibility.verdict.Households.decide;
import static pe.juntos.coresponsibility.verdict.Households.member;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** VER-2: from the members to the household. */
class Ver2Test {
    @Test
    void one_breach_outweighs_all_and_one_silence_the_met() {
        assertThat(decide(MET, SILENCE, BREACH).outcome()).isEqualTo(HouseholdOutcome.NOT_MET);
        assertThat(decide(MET, SILENCE).outcome()).isEqualTo(HouseholdOutcome.NOT_VERIFIABLE);
        assertThat(decide(MET, MET).outcome()).isEqualTo(HouseholdOutcome.MET);
        assertThat(decide().outcome()).isEqualTo(HouseholdOutcome.NO_TARGET_MEMBERS);
    }

    @Test
    void names_the_reasons_that_decided_each_once() {
        var breaches = decide(member("A", new Visits(0, 0, 1)), member("B", new Visits(0, 0, 2)), SILENCE);
        assertThat(breaches.reasons()).containsExactly(Reason.NO_ATTENDANCE);
        assertThat(decide(MET, SILENCE, member("C", new Visits(0, 1, 0))).reasons())
                .containsExactly(Reason.SERVICE_UNAVAILABLE, Reason.NO_RECORD);
    }

    @Property
    void order_of_members_and_deciding_again_change_nothing(
            @ForAll @Size(max = 5) List<@IntRange(max = 2) Integer> missed) {
        var members = new ArrayList<MemberFacts>();
        for (var i = 0; i < missed.size(); i++) {
            members.add(member("M" + i, new Visits(missed.get(i) / 2, 0, missed.get(i))));
        }
        var verdict = decide(members.toArray(MemberFacts[]::new));
        Collections.reverse(members);
        assertThat(decide(members.toArray(MemberFacts[]::new))).isEqualTo(verdict);
    }
}
