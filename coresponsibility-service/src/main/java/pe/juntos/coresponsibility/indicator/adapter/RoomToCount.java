package pe.juntos.coresponsibility.indicator.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Gives a count over the whole country memory to join and group in, for its own transaction only; without it, it spills. */
@Component
final class RoomToCount {
    private static final String ROOM = "select set_config('work_mem', '128MB', true)";

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    RoomToCount(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    <T> Flux<T> in(Flux<T> counts) {
        return client.sql(ROOM).fetch().all().thenMany(counts).as(transaction::transactional);
    }
}
