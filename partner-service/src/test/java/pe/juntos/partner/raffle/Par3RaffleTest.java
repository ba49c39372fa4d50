package pe.juntos.partner.raffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** PAR-3: lots that anyone can draw again. */
class Par3RaffleTest {

    /** {@code printf 'LOTERIA-4711/050401/H1' | sha256sum}. */
    @Test
    void aLotIsTheSha256ThatAnyToolComputes() {
        assertThat(Lots.ticket("LOTERIA-4711", "050401", "H1"))
                .isEqualTo("1f2d4ee4f90f45f1a6682166a9376a3bc3109756210b8b4c3adce72a88d84f78");
        assertThat(Lots.hash(List.of("H2", "H1", "H1")))
                .isEqualTo("fde8117e7122076d6b8ceec11318579141a5f8a4d2ca574e25de27eb0ce2cab8");
    }

    @Test
    void anotherSeedIsAnotherOrder() {
        var households = households(50);
        assertThat(Lots.order("LOTERIA-4712", "050401", households))
                .isNotEqualTo(Lots.order("LOTERIA-4711", "050401", households));
    }

    @Property(tries = 200)
    void theOrderDependsOnNothingButSeedDistrictAndHouseholds(
            @ForAll @StringLength(min = 8, max = 20) @NumericChars String seed,
            @ForAll @IntRange(min = 0, max = 60) int number,
            @ForAll long shuffle) {
        var households = households(number);
        var drawn = Lots.order(seed, "050401", households);
        var shuffled = new ArrayList<>(households);
        shuffled.addAll(households);
        Collections.shuffle(shuffled, new Random(shuffle));
        assertThat(Lots.order(seed, "050401", shuffled)).isEqualTo(drawn);
        assertThat(drawn).extracting(Lots.Lot::household).containsExactlyInAnyOrderElementsOf(households);
        assertThat(Lots.hash(shuffled)).isEqualTo(Lots.hash(households));
    }

    /** Who does not win by the absence of others does not lose by it either: the others keep their order. */
    @Property(tries = 100)
    void whoStaysAwayChangesNobodyElsesOrder(
            @ForAll @IntRange(min = 1, max = 40) int number, @ForAll @IntRange(max = 39) int away) {
        var households = households(number);
        var gone = households.get(away % number);
        var all = Lots.order("LOTERIA-4711", "050401", households).stream()
                .map(Lots.Lot::household)
                .filter(one -> !one.equals(gone))
                .toList();
        var without = households.stream().filter(one -> !one.equals(gone)).toList();
        assertThat(Lots.order("LOTERIA-4711", "050401", without))
                .extracting(Lots.Lot::household)
                .isEqualTo(all);
    }

    private static List<String> households(int number) {
        return IntStream.range(0, number).mapToObj("H%04d"::formatted).toList();
    }
}
