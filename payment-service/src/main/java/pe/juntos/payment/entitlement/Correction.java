package pe.juntos.payment.entitlement;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.Affiliation;

/** What a verdict that came after its period's liquidation leads to (VER-5). */
public sealed interface Correction {
    /** The period is owed after all: a compensation goes into the next round, never a second base transfer. */
    record Compensate(Cause cause) implements Correction {}

    /** Why a period is owed late; public codes. */
    enum Cause {
        /** Its verdict came, or became payable, after the liquidation. */
        VERDICT_CORRECTED,
        /** It ended while the household was out by an exit that was withdrawn, and nothing speaks against paying it (GRA-5, VER-3). */
        EXIT_WITHDRAWN
    }

    /** Money was ordered for what is no longer payable: nothing is clawed back, a person looks. */
    record Review() implements Correction {}

    /** Nothing follows. */
    record Nothing() implements Correction {}

    /**
     * @param verdict whether the period is payable; null if nobody decided on it
     * @param ordered whether the base amount of the period was ordered already, in whatever way
     * @param exitWithdrawn whether the period ended while the household was out by an exit that was withdrawn
     */
    static Correction of(
            @Nullable Boolean verdict, boolean ordered, boolean exitWithdrawn, Affiliation affiliation, Period period) {
        if (verdict != null && !verdict) {
            return ordered ? new Review() : new Nothing();
        }
        if (ordered || !affiliation.coversLastDayOf(period)) {
            return new Nothing();
        }
        if (exitWithdrawn) {
            return new Compensate(Cause.EXIT_WITHDRAWN);
        }
        return verdict == null ? new Nothing() : new Compensate(Cause.VERDICT_CORRECTED);
    }
}
