package pe.juntos.payment.bank;

import pe.juntos.payment.kernel.Period;
import reactor.core.publisher.Mono;

/** The bank files of a round. */
public interface DispatchedFiles {
    /** Cuts the round's ordered transfers into files of the period's policy and keeps the list, in the caller's transaction. */
    Mono<Void> list(String round, Period period);
}
