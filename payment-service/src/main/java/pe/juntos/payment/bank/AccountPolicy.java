package pe.juntos.payment.bank;

/**
 * Whether an account is paid on only after the bank has confirmed it (PAY-6).
 *
 * @param mostAccounts as many as one request names
 */
public record AccountPolicy(boolean required, int mostAccounts) {
    public AccountPolicy {
        if (mostAccounts < 1) {
            throw new IllegalArgumentException("a request names at least one account");
        }
    }
}
