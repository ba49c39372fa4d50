package pe.juntos.payment.entitlement;

import pe.juntos.payment.kernel.Period;
import reactor.core.publisher.Mono;

/** Finds what corrected verdicts of a liquidated period owe (VER-5). */
public interface OwedCompensations {
    /** Everything of the period, in the caller's transaction; once more changes nothing. */
    Mono<Void> ofPeriod(Period period);

    /**
     * The same of every period liquidated before: a household whose affiliation was told late, or told otherwise, is owed what its
     * verdicts gave it.
     */
    Mono<Void> ofLiquidated();
}
