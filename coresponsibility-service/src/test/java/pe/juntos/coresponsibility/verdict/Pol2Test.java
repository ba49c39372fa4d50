package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.decide;
import static pe.juntos.coresponsibility.verdict.Households.everyKindOfMember;
import static pe.juntos.coresponsibility.verdict.Households.facts;
import static pe.juntos.coresponsibility.verdict.Households.member;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.member.Condition;

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
    void other_records_are_other_inputs_though_they_say_the_same() {
        var one = new MemberFacts("M", "1", Condition.CRED, new Visits(1, 0, 0), Attendance.NONE, null, named("first"));
        var other =
                new MemberFacts("M", "1", Condition.CRED, new Visits(1, 0, 0), Attendance.NONE, null, named("second"));
        assertThat(decide(one).hash()).isNotEqualTo(decide(other).hash());
    }

    private static Sources named(String record) {
        return new Sources(List.of(record), null, null);
    }

    @Property
    void the_order_in_which_records_came_is_no_input(@ForAll @Size(max = 6) Set<@IntRange(max = 99) Integer> ids) {
        var records = new ArrayList<>(ids.stream().map(String::valueOf).toList());
        var hash = hashOf(records);
        Collections.shuffle(records, new Random(ids.size()));
        assertThat(hashOf(records)).isEqualTo(hash);
    }

    private static String hashOf(List<String> records) {
        return decide(new MemberFacts(
                        "M",
                        "1",
                        Condition.CRED,
                        new Visits(records.size(), 0, 0),
                        Attendance.NONE,
                        null,
                        new Sources(records, null, null)))
                .hash();
    }

    /** POL-2: a whole period, decided again on the same inputs, in whatever order its households come. */
    @Property(tries = 50)
    void deciding_a_period_again_gives_the_same_hashes(
            @ForAll @Size(max = 30) List<@IntRange(max = 255) Integer> period) {
        var households = everyKindOfMember().toList();
        var first = period.stream()
                .map(i -> decide(households.get(i % households.size())).hash())
                .toList();
        var again = period.reversed().stream()
                .map(i -> decide(households.get(i % households.size())).hash())
                .toList();
        assertThat(again.reversed()).isEqualTo(first);
    }

    @Test
    void what_came_before_is_an_input() {
        var visits = member("M", new Visits(0, 0, 1));
        assertThat(decide(facts(false, false, new Streak(1, 0), visits)).hash())
                .isNotEqualTo(decide(facts(false, false, Streak.NONE, visits)).hash());
    }
}
