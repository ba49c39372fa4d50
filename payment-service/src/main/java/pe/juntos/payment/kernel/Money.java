package pe.juntos.payment.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Soles to the céntimo, never negative. */
public record Money(BigDecimal soles) implements Comparable<Money> {
    private static final Pattern FORM = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** @throws ArithmeticException for a fraction of a céntimo */
    public Money {
        soles = soles.setScale(2, RoundingMode.UNNECESSARY);
        if (soles.signum() < 0) {
            throw new IllegalArgumentException("negative amount " + soles);
        }
    }

    /** What a person or a file wrote: digits, and a point with one or two decimals; empty for anything else, or for more than a ledger holds. */
    public static Optional<Money> read(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(valueOf(text)) : Optional.empty();
    }

    public static Money valueOf(String soles) {
        return new Money(new BigDecimal(soles));
    }

    public Money plus(Money other) {
        return new Money(soles.add(other.soles));
    }

    /** @throws IllegalArgumentException if more is taken than there is */
    public Money minus(Money other) {
        return new Money(soles.subtract(other.soles));
    }

    public Money times(int factor) {
        return new Money(soles.multiply(BigDecimal.valueOf(factor)));
    }

    /** One of so many equal parts, rounded down to the céntimo. */
    public Money part(int parts) {
        return new Money(soles.divide(BigDecimal.valueOf(parts), 2, RoundingMode.DOWN));
    }

    /** Rounded down to whole soles. */
    public Money wholeSolesOf(int percent) {
        return new Money(
                soles.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(0, RoundingMode.DOWN));
    }

    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    public boolean isZero() {
        return soles.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return soles.compareTo(other.soles);
    }

    /** As on the wire: two decimals and a point. */
    @Override
    public String toString() {
        return soles.toPlainString();
    }
}
