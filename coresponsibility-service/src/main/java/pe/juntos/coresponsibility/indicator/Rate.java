package pe.juntos.coresponsibility.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A part of a whole; of nobody there is no rate, and never zero. */
public record Rate(long numerator, long denominator) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Rate {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("a part is within its whole");
        }
    }

    /** With one decimal, half up; absent over nobody. */
    public @Nullable String percent() {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Whether there is somebody, and fewer than this. */
    public boolean isSmall(int smallNumber) {
        return denominator > 0 && denominator < smallNumber;
    }
}
