package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known. What is not in it is unknown, which is neither zero nor no.
 *
 * @param values flags are 0 or 1, ages completed years
 */
public record Facts(Map<Input, BigDecimal> values) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        values.forEach(Facts::check);
        var copy = new EnumMap<Input, BigDecimal>(Input.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public @Nullable BigDecimal get(Input input) {
        return values.get(input);
    }

    public Facts with(Input input, BigDecimal value) {
        return and(new Facts(Map.of(input, value)));
    }

    public Facts with(Input input, long value) {
        return with(input, BigDecimal.valueOf(value));
    }

    /** Both; the other's where both know it. */
    public Facts and(Facts other) {
        var both = new EnumMap<Input, BigDecimal>(Input.class);
        both.putAll(values);
        both.putAll(other.values);
        return new Facts(both);
    }

    /** Whether the value can be said of the input at all. */
    public static boolean possible(Input input, BigDecimal value) {
        return switch (input.kind()) {
            case NUMBER, BIRTH -> value.signum() >= 0;
            case FLAG -> value.compareTo(BigDecimal.ZERO) == 0 || value.compareTo(BigDecimal.ONE) == 0;
        };
    }

    private static void check(Input input, BigDecimal value) {
        if (!possible(input, value)) {
            throw new IllegalArgumentException(input + " cannot be " + value);
        }
    }
}
