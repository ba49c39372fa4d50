package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.decide;
import static pe.juntos.coresponsibility.verdict.Households.facts;
import static pe.juntos.coresponsibility.verdict.Households.member;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** POL-2: a decision can be run again and compared. */
class Pol2Test {
    @Property
    void other_inputs_give_another_hash(@ForAll @IntRange(max = 9) int a, @ForAll @IntRange(max = 9) int b) {
        var same = decide(member("M", new Visits(a, 0, 0)))
                .hash()
                .equals(decide(member("M", new Visits(b, 0, 0))).hash());
        assertThat(same).isEqualTo(a == b);
    }

    @Test
    void what_came_before_is_an_input() {
        var visits = member("M", new Visits(0, 0, 1));
        assertThat(decide(facts(false, false, new Streak(1, 0), visits)).hash())
                .isNotEqualTo(decide(facts(false, false, Streak.NONE, visits)).hash());
    }
}
