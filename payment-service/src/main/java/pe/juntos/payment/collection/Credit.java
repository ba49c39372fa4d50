package pe.juntos.payment.collection;

import java.time.LocalDate;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.payee.Means;

/**
 * Money that the bank credited to a household.
 *
 * @param attempt the attempt to pay that was credited
 * @param on the first day on which it could be taken
 * @param withdrawn soles already taken
 */
public record Credit(int attempt, Money amount, LocalDate on, Means means, Money withdrawn, Stage stage) {
    public Money remaining() {
        return amount.minus(withdrawn);
    }

    /** @throws IllegalArgumentException for more than there is */
    public Credit less(Money taken) {
        var sum = withdrawn.plus(taken);
        var rest = amount.minus(sum);
        return new Credit(attempt, amount, on, means, sum, rest.isZero() ? Stage.WITHDRAWN : stage);
    }
}
