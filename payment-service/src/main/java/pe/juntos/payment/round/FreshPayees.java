package pe.juntos.payment.round;

import reactor.core.publisher.Mono;

/** What has become of households since their transfers were ordered. */
public interface FreshPayees {
    /** Holds or redirects the ordered transfers of a round by what is known today (PAY-5), in the caller's transaction. */
    Mono<Void> recheck(String round);
}
