package pe.juntos.payment.bank;

import java.util.Set;

/**
 * Whether an account is paid on only after the bank has confirmed it (PAY-6), and when it is asked again about one that it denied:
 * once the household gives another account or its data are corrected, and for reasons that pass, by itself.
 *
 * @param mostAccounts as many as one request names
 * @param passing reasons of a denial that may have passed
 * @param againAfterDays days after a denial for such a reason on which the bank is asked again
 */
public record AccountPolicy(boolean required, int mostAccounts, Set<String> passing, int againAfterDays) {
    public AccountPolicy {
        if (mostAccounts < 1 || againAfterDays < 1) {
            throw new IllegalArgumentException(
                    "a request names at least one account, and is not repeated on its own day");
        }
        passing = Set.copyOf(passing);
    }
}
