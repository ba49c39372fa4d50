package pe.juntos.payment.g2p;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.Means;

/** Where money goes to or comes from, {@code id-type:id@provider}: codes only, never a name. */
public record FinancialAddress(String type, String id, String provider) {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9.-]+");
    private static final Pattern WHOLE = Pattern.compile("([a-z]+):([a-zA-Z0-9.-]+)@([a-zA-Z0-9.-]+)");

    /** @throws IllegalArgumentException for a part that an address cannot hold; money is never sent to something alike */
    public FinancialAddress {
        if (!PART.matcher(id).matches() || !PART.matcher(provider).matches()) {
            throw new IllegalArgumentException("no financial address");
        }
    }

    /** @param bank BIC of the bank that holds it */
    public static FinancialAddress account(String number, String bank) {
        return new FinancialAddress("account", number, bank.toLowerCase(Locale.ROOT));
    }

    /** Cash is handed to the recipient, known by code, at a pay point of the bank. */
    public static FinancialAddress cash(String recipient, @Nullable String payPoint, Means means, String bank) {
        var place = payPoint == null ? "" : payPoint.toLowerCase(Locale.ROOT) + ".";
        var way = means.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FinancialAddress("uid", recipient, place + way + "." + bank.toLowerCase(Locale.ROOT));
    }

    /** Empty for text that is no address. */
    public static Optional<FinancialAddress> read(String text) {
        var parts = WHOLE.matcher(text);
        return parts.matches()
                ? Optional.of(new FinancialAddress(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return type + ":" + id + "@" + provider;
    }
}
