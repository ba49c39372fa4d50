package pe.juntos.payment.g2p;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.Means;

/** Where money goes to or comes from, {@code id-type:id@provider}: codes only, never a name. */
public record FinancialAddress(String type, String id, String provider) {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9.-]+");

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

    @Override
    public String toString() {
        return type + ":" + id + "@" + provider;
    }
}
