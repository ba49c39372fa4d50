package pe.juntos.payment.liquidation;

import java.util.List;
import pe.juntos.payment.payee.Payee;

/**
 * A household as liquidation finds it.
 *
 * @param payable the current verdict of the period being liquidated
 * @param pending compensations of earlier periods whose current verdict is payable
 */
public record Claim(Payee payee, boolean payable, List<Line> pending) {
    public Claim {
        pending = List.copyOf(pending);
    }
}
