package pe.juntos.payment.payee;

import org.jspecify.annotations.Nullable;

/** Where a household is paid: an account, or a pay point where the recipient collects cash. */
public record PaymentTarget(
        Means means, @Nullable String account, @Nullable String payPoint) {

    /** Whether the bank could follow the order: an account needs its number, cash a place. */
    public boolean usable() {
        return switch (means) {
            case ACCOUNT -> present(account);
            case BRANCH, CASH_TRANSPORT -> present(payPoint);
        };
    }

    private static boolean present(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
