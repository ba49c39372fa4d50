package pe.juntos.payment.transfer;

import java.util.Optional;
import java.util.regex.Pattern;
import pe.juntos.payment.kernel.Period;

/**
 * What the bank calls an attempt to pay a transfer, {@code H0123456789ABCDEF-2026-3-1}: the household, the period of the
 * transfer, the attempt. At most 35 characters (PAY-6).
 */
public record EndToEndId(String household, Period period, int attempt) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{2,20})-(20\\d\\d-[1-6])-([1-9]\\d{0,2})");

    /** Empty for text that this programme never sent. */
    public static Optional<EndToEndId> read(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Period.read(match.group(2))
                .map(period -> new EndToEndId(match.group(1), period, Integer.parseInt(match.group(3))));
    }

    @Override
    public String toString() {
        return household + "-" + period + "-" + attempt;
    }
}
