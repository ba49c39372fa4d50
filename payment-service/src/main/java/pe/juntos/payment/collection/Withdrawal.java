package pe.juntos.payment.collection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;

/**
 * Money that was handed over, as the bank tells of it.
 *
 * @param id the bank's own, the same however often it is told
 * @param endToEndId of the attempt whose money it is
 */
public record Withdrawal(
        long line,
        String id,
        String endToEndId,
        LocalDate on,
        Money amount,
        Channel channel,
        @Nullable String payPoint) {}
