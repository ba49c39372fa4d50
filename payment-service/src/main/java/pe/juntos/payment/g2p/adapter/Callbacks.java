package pe.juntos.payment.g2p.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.g2p.CallbackFault;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes callbacks about disbursements in beside the bank's status reports, whose matching they share: all lines in one transaction
 * with the job that matches them. What is wrong leaves nothing behind; what came before changes nothing.
 */
@Component
class Callbacks {
    /** To the matching a callback is a status report; its id is kept apart from those of status reports. */
    private static final String KIND = "PAIN_002";

    private static final String APART = "g2p:";

    private final DatabaseClient database;
    private final Jobs jobs;
    private final TransactionalOperator transaction;
    private final CallbackLines lines;
    private final Clock clock;

    Callbacks(DatabaseClient database, Jobs jobs, TransactionalOperator transaction, CallbackLines lines, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.transaction = transaction;
        this.lines = lines;
        this.clock = clock;
    }

    /** The id under which {@code GET /payment/bank-messages} tells how it stands. */
    Mono<Long> take(Callback callback) {
        return database.sql("insert into bank_message (kind, message_id, digest, state, lines, received_at)"
                        + " values (:kind, :id, :digest, 'RECEIVED', 0, :at)"
                        + " on conflict (kind, message_id) do nothing returning id")
                .bind("kind", KIND)
                .bind("id", APART + callback.id())
                .bind("digest", callback.digest())
                .bind("at", clock.instant())
                .mapValue(Long.class)
                .one()
                .flatMap(id -> fresh(id, callback))
                .switchIfEmpty(Mono.defer(() -> before(callback)))
                .as(transaction::transactional)
                .publishOn(Schedulers.boundedElastic());
    }

    private Mono<Long> before(Callback callback) {
        return database.sql("select id, digest from bank_message where kind = :kind and message_id = :id")
                .bind("kind", KIND)
                .bind("id", APART + callback.id())
                .map(row -> {
                    if (!callback.digest().equals(row.get("digest", String.class))) {
                        throw new CallbackRefused(CallbackFault.MESSAGE_ID_REUSED);
                    }
                    return required(row, "id", Long.class);
                })
                .one();
    }

    private Mono<Long> fresh(long id, Callback callback) {
        var text = Long.toString(id);
        return lines.write(id, callback)
                .flatMap(written -> jobs.start("bank-message", text, Map.of("message", text), written)
                        .flatMap(
                                job -> database.sql("update bank_message set lines = :lines, job = :job where id = :id")
                                        .bind("lines", written)
                                        .bind("job", job.id())
                                        .bind("id", id)
                                        .then()))
                .thenReturn(id);
    }
}
