package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** AFF-3: over the ceiling households wait by class, then district priority, then date listed. */
class Aff3CeilingTest {

    private static final Ceiling.Candidate EXTREME =
            new Ceiling.Candidate("H4", SocioEconomicClass.EXTREME_POOR, 9, day("2025-01-01"));
    private static final Ceiling.Candidate FIRST_DISTRICT =
            new Ceiling.Candidate("H3", SocioEconomicClass.POOR, 1, day("2025-01-01"));
    private static final Ceiling.Candidate LISTED_EARLIER =
            new Ceiling.Candidate("H2", SocioEconomicClass.POOR, 2, day("2023-01-01"));
    private static final Ceiling.Candidate LISTED_LATER =
            new Ceiling.Candidate("H1", SocioEconomicClass.POOR, 2, day("2024-01-01"));

    @Test
    void each_place_goes_to_the_next_in_order() {
        assertThat(admitted(0)).isEmpty();
        assertThat(admitted(1)).containsExactlyInAnyOrder("H4");
        assertThat(admitted(2)).containsExactlyInAnyOrder("H4", "H3");
        assertThat(admitted(3)).containsExactlyInAnyOrder("H4", "H3", "H2");
        assertThat(admitted(4)).containsExactlyInAnyOrder("H4", "H3", "H2", "H1");
        assertThat(admitted(-1)).isEmpty();
    }

    @Test
    void who_has_no_place_waits_validated() {
        Assessment waiting = Ceiling.waiting(new Households().assessed());
        assertThat(waiting.state()).isEqualTo(HouseholdState.VALIDATED);
        assertThat(waiting.reasons()).containsExactly(ReasonCode.WAITING_FOR_PLACE);
        assertThat(waiting.trace().stream().map(Assessment.Step::state)).doesNotContain(HouseholdState.AFFILIATED);
    }

    @Test
    void who_waited_is_affiliated_on_the_day_the_place_was_given_and_never_before() {
        Assessment ready = new Households().assessed();
        LocalDate complete = ((Assessment.Affiliated) ready).on();
        assertThat(Ceiling.placed(ready, complete.minusDays(1))).isEqualTo(ready);
        assertThat(Ceiling.placed(ready, complete)).isEqualTo(ready);
        Assessment later = Ceiling.placed(ready, complete.plusDays(1));
        assertThat(((Assessment.Affiliated) later).on()).isEqualTo(complete.plusDays(1));
        assertThat(later.trace().getLast())
                .isEqualTo(new Assessment.Step(HouseholdState.AFFILIATED, complete.plusDays(1)));
        assertThat(Ceiling.placed(Ceiling.waiting(ready), complete).state()).isEqualTo(HouseholdState.VALIDATED);
    }

    @Property
    void the_order_of_offering_decides_nothing(@ForAll @IntRange(max = 30) int places, @ForAll long seed) {
        List<Ceiling.Candidate> all = new java.util.ArrayList<>(IntStream.range(0, 25)
                .mapToObj(i -> new Ceiling.Candidate(
                        "H" + i,
                        SocioEconomicClass.values()[i % 2],
                        i % 3,
                        day("2024-01-01").plusDays(i % 5)))
                .toList());
        var one = new Ceiling(places);
        one.offer(all);
        Collections.shuffle(all, new Random(seed));
        var other = new Ceiling(places);
        other.offer(all);
        assertThat(other.admitted()).isEqualTo(one.admitted()).hasSize(Math.min(25, places));
    }

    private static Iterable<String> admitted(long places) {
        var ceiling = new Ceiling(places);
        ceiling.offer(List.of(LISTED_LATER, EXTREME, LISTED_EARLIER, FIRST_DISTRICT));
        return ceiling.admitted();
    }
}
