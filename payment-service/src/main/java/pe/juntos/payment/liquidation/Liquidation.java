package pe.juntos.payment.liquidation;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.HoldReason;
import pe.juntos.payment.payee.Holds;

/** What a certified period gives a household (PAY-3, PAY-5). */
public sealed interface Liquidation {
    /** Nothing is owed. */
    record Nothing() implements Liquidation {}

    /** Goes to the bank with this round. */
    record Order(List<Line> lines) implements Liquidation {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /** Is owed, and waits. */
    record Hold(List<Line> lines, HoldReason reason) implements Liquidation {
        public Hold {
            lines = List.copyOf(lines);
        }
    }

    /** The base amount if the household was affiliated at the end of the period and its verdict is payable, and what is pending. */
    static Liquidation of(Claim claim, Period period, Tariff tariff) {
        var lines = new ArrayList<Line>();
        if (claim.payable() && claim.payee().affiliation().coversLastDayOf(period)) {
            lines.add(tariff.base(period));
        }
        lines.addAll(claim.pending());
        lines.removeIf(line -> line.amount().isZero());
        if (lines.isEmpty()) {
            return new Nothing();
        }
        return Holds.on(claim.payee())
                .<Liquidation>map(reason -> new Hold(lines, reason))
                .orElseGet(() -> new Order(lines));
    }
}
