package pe.juntos.payment.ledger;

import java.util.List;
import reactor.core.publisher.Mono;

/** The books; what is posted is posted in the caller's transaction and stays. */
public interface Ledger {
    /** A posting with the same source, movement, round and first bucket is refused by the database. */
    Mono<Void> post(List<Posting> postings);
}
