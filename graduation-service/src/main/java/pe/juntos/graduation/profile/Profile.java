package pe.juntos.graduation.profile;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a household. What is not in it is unknown, which is neither zero nor no.
 *
 * @param values flags are 0 or 1
 */
public record Profile(Map<Input, BigDecimal> values) {
    public Profile {
        values.forEach(Profile::check);
        var copy = new EnumMap<Input, BigDecimal>(Input.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public static final Profile EMPTY = new Profile(Map.of());

    public @Nullable BigDecimal get(Input input) {
        return values.get(input);
    }

    public Profile with(Input input, long value) {
        return with(input, BigDecimal.valueOf(value));
    }

    public Profile with(Input input, BigDecimal value) {
        var more = new EnumMap<Input, BigDecimal>(Input.class);
        more.putAll(values);
        more.put(input, value);
        return new Profile(more);
    }

    /** Whether the value can be said of the input at all. */
    public static boolean possible(Input input, BigDecimal value) {
        return switch (input.kind()) {
            case NUMBER -> value.signum() >= 0;
            case FLAG -> value.compareTo(BigDecimal.ZERO) == 0 || value.compareTo(BigDecimal.ONE) == 0;
        };
    }

    private static void check(Input input, BigDecimal value) {
        if (!possible(input, value)) {
            throw new IllegalArgumentException(input + " cannot be " + value);
        }
    }
}
