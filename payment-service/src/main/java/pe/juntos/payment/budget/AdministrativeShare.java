package pe.juntos.payment.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import pe.juntos.payment.kernel.Money;

/**
 * PAY-9 (003 R-PA-5): what is spent on administration out of the whole budget of a year.
 *
 * @param total more than nothing
 */
public record AdministrativeShare(Money total, Money administrative) {
    public AdministrativeShare {
        if (total.isZero() || administrative.exceeds(total)) {
            throw new IllegalArgumentException("a share is of something, and no more than it");
        }
    }

    /** Exactly the limit is within it; compared without rounding. */
    public boolean exceeds(SharePolicy policy) {
        var most = total.soles().multiply(BigDecimal.valueOf(policy.mostPercent()));
        return administrative.soles().movePointRight(2).compareTo(most) > 0;
    }

    /** For people: per cent, two decimals, rounded down. */
    public BigDecimal percent() {
        return administrative.soles().movePointRight(2).divide(total.soles(), 2, RoundingMode.DOWN);
    }
}
