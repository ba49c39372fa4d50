package pe.juntos.sandbox.population;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How often each kind of dirt occurs; a kind that is absent never does. */
public record Dirt(Map<DirtKind, Double> rates) {
    /** Clean files: only poor households of the programme, nothing to refuse. */
    public static final Dirt NONE = new Dirt(Map.of());

    /** Every kind at its usual rate. */
    public static final Dirt NORMAL = all(DirtKind::usualRate);

    public Dirt {
        rates = Map.copyOf(rates);
    }

    /** Every kind at the rate the function gives it. */
    public static Dirt all(ToDoubleFunction<DirtKind> rate) {
        return new Dirt(Arrays.stream(DirtKind.values()).collect(Collectors.toMap(kind -> kind, rate::applyAsDouble)));
    }

    /** {@code none} or {@code normal}, as the command line names them. */
    public static Dirt named(String name) {
        return switch (name) {
            case "none" -> NONE;
            case "normal" -> NORMAL;
            default -> throw new GeneratorRefusal("Dirt is none or normal, not " + name);
        };
    }

    public Dirt with(DirtKind kind, double rate) {
        var changed = new EnumMap<DirtKind, Double>(DirtKind.class);
        changed.putAll(rates);
        changed.put(kind, rate);
        return new Dirt(changed);
    }

    public double rate(DirtKind kind) {
        return rates.getOrDefault(kind, 0d);
    }
}
