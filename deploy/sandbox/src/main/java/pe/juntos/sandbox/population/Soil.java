package pe.juntos.sandbox.population;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Throws the dirt and counts what it threw. */
final class Soil {
    private final double[] rates = new double[DirtKind.values().length];
    private final long[] thrown = new long[DirtKind.values().length];

    Soil(Dirt dirt) {
        for (var kind : DirtKind.values()) {
            rates[kind.ordinal()] = dirt.rate(kind);
        }
    }

    /** Always takes one number from the stream, so that a clean and a dirty population differ in the dirt only. */
    boolean strikes(DirtKind kind, Draw draw) {
        if (!draw.chance(rates[kind.ordinal()])) {
            return false;
        }
        count(kind);
        return true;
    }

    /** At most one of the kinds. */
    @Nullable
    DirtKind oneOf(List<DirtKind> kinds, Draw draw) {
        double left = draw.fraction();
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            left -= rates[kind.ordinal()];
            if (left < 0) {
                count(kind);
                return kind;
            }
        }
        return null;
    }

    private void count(DirtKind kind) {
        thrown[kind.ordinal()]++;
    }

    Map<DirtKind, Long> thrown() {
        var counts = new EnumMap<DirtKind, Long>(DirtKind.class);
        for (var kind : DirtKind.values()) {
            counts.put(kind, thrown[kind.ordinal()]);
        }
        return counts;
    }
}
