package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One test of one input.
 *
 * @param limit what a number is compared with; null for a flag
 */
public record Condition(Input input, Test test, @Nullable BigDecimal limit) {
    public Condition {
        boolean flag = input.kind() == Input.Kind.FLAG;
        if (flag == (limit != null) || flag != (test == Test.IS || test == Test.IS_NOT)) {
            throw new IllegalArgumentException(test + " does not fit " + input);
        }
    }

    public enum Test {
        IS,
        IS_NOT,
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW
    }

    Meets of(Facts facts) {
        var value = facts.get(input);
        return value == null ? Meets.UNKNOWN : Meets.of(holds(value));
    }

    private boolean holds(BigDecimal value) {
        return switch (test) {
            case IS -> value.signum() > 0;
            case IS_NOT -> value.signum() == 0;
            case AT_LEAST -> value.compareTo(number()) >= 0;
            case ABOVE -> value.compareTo(number()) > 0;
            case AT_MOST -> value.compareTo(number()) <= 0;
            case BELOW -> value.compareTo(number()) < 0;
        };
    }

    private BigDecimal number() {
        return Objects.requireNonNull(limit, "checked when made");
    }
}
