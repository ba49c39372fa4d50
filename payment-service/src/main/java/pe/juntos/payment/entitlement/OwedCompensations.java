package pe.juntos.payment.entitlement;

import pe.juntos.payment.kernel.Period;
import reactor.core.publisher.Mono;

/** Finds what corrected verdicts of a liquidated period owe (VER-5). */
public interface OwedCompensations {
    /** Everything of the period, in the caller's transaction; once more changes nothing. */
    Mono<Void> ofPeriod(Period period);
}
