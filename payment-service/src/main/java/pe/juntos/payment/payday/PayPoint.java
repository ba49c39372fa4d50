package pe.juntos.payment.payday;

import pe.juntos.payment.collection.Channel;

/**
 * A place where households are paid (PAY-8).
 *
 * @param district where it stands
 * @param mostPerDay households that it can pay in a day
 */
public record PayPoint(String code, Channel channel, String district, int mostPerDay) {
    public PayPoint {
        if (mostPerDay < 1) {
            throw new IllegalArgumentException("a pay point pays somebody");
        }
    }
}
