package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.attention.PublicFigures.Count;
import pe.juntos.affiliation.attention.PublicFigures.Figure;

/** Public figures name no small group. */
class PublicFiguresTest {

    @ParameterizedTest
    @CsvSource({"9,true", "10,false"})
    void a_cell_below_the_threshold_is_withheld(long opened, boolean withheld) {
        Figure figure =
                PublicFigures.of(List.of(new Count("05", opened, 0, 0)), 10).getFirst();
        assertThat(figure.opened() == null).isEqualTo(withheld);
        assertThat(figure.resolutionRate() == null).isEqualTo(withheld);
    }

    @Test
    void where_one_is_withheld_the_next_smallest_is_too() {
        var figures = PublicFigures.of(
                List.of(new Count("05", 3, 1, 1), new Count("06", 50, 5, 5), new Count("07", 20, 2, 2)), 10);
        assertThat(figures)
                .filteredOn(f -> f.opened() == null)
                .extracting(Figure::key)
                .containsExactly("05", "07");
    }

    @Test
    void rates_have_one_decimal() {
        Figure figure =
                PublicFigures.of(List.of(new Count("T", 1859, 305, 100)), 10).getFirst();
        assertThat(figure.resolutionRate()).isEqualTo(16.4);
        assertThat(figure.onTimeRate()).isEqualTo(5.4);
    }

    @Property
    void no_withheld_cell_can_be_found_by_subtraction(
            @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 30) Long> opened) {
        var counts = java.util.stream.IntStream.range(0, opened.size())
                .mapToObj(i -> new Count("D" + i, opened.get(i), 0, 0))
                .toList();
        var figures = PublicFigures.of(counts, 10);
        assertThat(figures)
                .allSatisfy(
                        f -> assertThat(f.opened() == null || f.opened() >= 10).isTrue());
        long withheld = figures.stream().filter(f -> f.opened() == null).count();
        assertThat(withheld != 1 || figures.size() == 1).isTrue();
    }
}
