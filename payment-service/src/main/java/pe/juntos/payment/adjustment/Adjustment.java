package pe.juntos.payment.adjustment;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;

/**
 * A decision of two persons about a household's money (PAY-1).
 *
 * @param instalments over how many transfers; 1 for a correction
 * @param from first period whose transfer it goes with
 * @param policy id of the version whose limits it keeps
 */
public record Adjustment(Reason reason, Money amount, int instalments, Period from, String policy) {

    public enum Kind {
        /** Added: it was owed and never paid. */
        CORRECTION,
        /** Taken back in instalments: it was paid and never owed. */
        RECOVERY
    }

    /** Closed: a fine of a local authority, or anything else that the programme never granted, has no code (PAY-9). */
    public enum Reason {
        UNDERPAID(Kind.CORRECTION),
        COMPONENT_MISSING(Kind.CORRECTION),
        COURT_ORDER(Kind.CORRECTION),
        PAID_TWICE(Kind.RECOVERY),
        OVERPAID(Kind.RECOVERY),
        FALSE_DECLARATION(Kind.RECOVERY);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /** What goes with which period; instalments are equal, to the céntimo, but for the last. */
    public record Part(int number, Period period, Money amount) {}

    public List<Part> parts() {
        var each = amount.part(instalments);
        var parts = new ArrayList<Part>();
        var period = from;
        for (var number = 1; number < instalments; number++) {
            parts.add(new Part(number, period, each));
            period = period.next();
        }
        parts.add(new Part(instalments, period, amount.minus(each.times(instalments - 1))));
        return parts;
    }
}
