package pe.juntos.payment.liquidation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.Payee;

/**
 * A household as liquidation finds it.
 *
 * @param payable the current verdict of the period being liquidated
 * @param pending what is owed beside the period's own amounts, and what is to be taken back, oldest first
 */
public record Claim(Payee payee, Place place, boolean payable, List<Line> pending) {
    /** @param socioEconomicClass as affiliation told last; null if it never did */
    public record Place(String district, @Nullable String socioEconomicClass) {}

    public Claim {
        pending = List.copyOf(pending);
    }
}
