package pe.juntos.payment.entitlement;

import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.Affiliation;

/** What a verdict that came after its period's liquidation leads to (VER-5). */
public sealed interface Correction {
    /** The period is owed after all: a compensation goes into the next round, never a second base transfer. */
    record Compensate() implements Correction {}

    /** Money was ordered for what is no longer payable: nothing is clawed back, a person looks. */
    record Review() implements Correction {}

    /** Nothing follows. */
    record Nothing() implements Correction {}

    /**
     * @param ordered whether the base amount of the period was ordered already, in whatever way
     */
    static Correction of(boolean payable, boolean ordered, Affiliation affiliation, Period period) {
        if (payable && !ordered && affiliation.coversLastDayOf(period)) {
            return new Compensate();
        }
        return !payable && ordered ? new Review() : new Nothing();
    }
}
