package pe.juntos.affiliation.attention;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Figures that anyone may read: small counts are withheld, and where only one would be, the next smallest too, so that
 * nobody finds it by subtraction.
 */
public final class PublicFigures {

    /** Cases opened, and of these those resolved, and in time. */
    public record Count(String key, long opened, long resolved, long onTime) {}

    /** Null figures are withheld. Rates are percentages with one decimal. */
    public record Figure(
            String key,
            @Nullable Long opened,
            @Nullable Long resolved,
            @Nullable Double resolutionRate,
            @Nullable Double onTimeRate) {}

    private static final double PERCENT = 100.0;
    private static final double DECIMALS = 10.0;

    private PublicFigures() {}

    /** One breakdown of a published total. */
    public static List<Figure> of(List<Count> cells, int smallest) {
        Set<String> withheld = withheld(cells, smallest);
        return cells.stream()
                .map(cell -> withheld.contains(cell.key())
                        ? new Figure(cell.key(), null, null, null, null)
                        : new Figure(
                                cell.key(),
                                cell.opened(),
                                cell.resolved(),
                                rate(cell.resolved(), cell.opened()),
                                rate(cell.onTime(), cell.opened())))
                .toList();
    }

    private static Set<String> withheld(List<Count> cells, int smallest) {
        var withheld = new HashSet<String>();
        cells.stream().filter(cell -> cell.opened() < smallest).forEach(cell -> withheld.add(cell.key()));
        if (withheld.size() == 1) {
            cells.stream()
                    .filter(cell -> !withheld.contains(cell.key()))
                    .min(Comparator.comparingLong(Count::opened).thenComparing(Count::key))
                    .ifPresent(next -> withheld.add(next.key()));
        }
        return withheld;
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : Math.round(part * PERCENT * DECIMALS / whole) / DECIMALS;
    }
}
