package pe.juntos.payment.liquidation;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.payment.kernel.Money;
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

    /**
     * The period's own amounts if the household was affiliated at its end and its verdict is payable, and what is pending. One
     * instalment of a recovery at most is taken, and only from a base amount that bears it: in a reduced one it waits.
     */
    static Liquidation of(Claim claim, Period period, Tariff tariff) {
        var lines = new ArrayList<Line>();
        if (claim.payable() && claim.payee().affiliation().coversLastDayOf(period)) {
            lines.add(tariff.base(period, claim.payee().affiliation(), claim.place()));
            lines.addAll(tariff.pilots(period, claim.place().district()));
        }
        claim.pending().stream().filter(line -> !line.component().deducts()).forEach(lines::add);
        lines.removeIf(line -> line.amount().isZero());
        if (lines.isEmpty()) {
            return new Nothing();
        }
        recover(claim, lines, tariff.mostTaken(period, baseOf(lines)));
        return Holds.on(claim.payee())
                .<Liquidation>map(reason -> new Hold(lines, reason))
                .orElseGet(() -> new Order(lines));
    }

    private static Money baseOf(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.component() == Component.BASE)
                .map(Line::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static void recover(Claim claim, List<Line> lines, Money most) {
        claim.pending().stream()
                .filter(line -> line.component().deducts())
                .findFirst()
                .filter(line -> !line.amount().exceeds(most))
                .ifPresent(lines::add);
    }
}
