package pe.juntos.partner.eligibility.adapter;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.platform.web.Problem;

/** Facts of a request: names of {@link Input}, each a number, true or false; what is missing or null is unknown. */
final class AskedFacts {

    private AskedFacts() {}

    /** @throws Problem if a name or a value is not one of the inputs */
    static Facts of(@Nullable Map<String, @Nullable Object> inputs) {
        var values = new EnumMap<Input, BigDecimal>(Input.class);
        if (inputs != null) {
            inputs.forEach((name, value) -> {
                if (value != null) {
                    values.put(input(name), value(name, value));
                }
            });
        }
        try {
            return new Facts(values);
        } catch (IllegalArgumentException impossible) {
            throw invalid(String.valueOf(impossible.getMessage()));
        }
    }

    private static Input input(String name) {
        try {
            return Input.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "INPUT_UNKNOWN", "No se conoce el dato " + name);
        }
    }

    private static BigDecimal value(String name, Object value) {
        return switch (value) {
            case Boolean flag -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> BigDecimal.valueOf(number);
            case BigDecimal number -> number;
            default -> throw invalid(name);
        };
    }

    private static Problem invalid(String what) {
        return Problem.of(HttpStatus.BAD_REQUEST, "VALUE_INVALID", "Valor no admitido: " + what);
    }
}
