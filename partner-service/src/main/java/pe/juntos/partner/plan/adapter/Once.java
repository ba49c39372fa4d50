package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** What is sent twice under one id is stored once; another content under it is refused. */
@Component
class Once {

    private final DatabaseClient client;

    Once(DatabaseClient client) {
        this.client = client;
    }

    /**
     * True if it was stored now.
     *
     * @param insert with {@code on conflict do nothing}
     * @param stored finds the content that is there, by {@code :id}
     */
    Mono<Boolean> store(DatabaseClient.GenericExecuteSpec insert, String stored, Object id, String content) {
        return insert.fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 1
                        ? Mono.just(true)
                        : client.sql(stored)
                                .bind("id", id)
                                .map(row -> required(row, "content", String.class))
                                .one()
                                .filter(content::equals)
                                .switchIfEmpty(Mono.error(() -> PlanBook.problem(PlanRefusal.ID_CONFLICT)))
                                .thenReturn(false));
    }

    /**
     * What ends on its first day of ending, however often it is told.
     *
     * @param update gives {@code fresh}; nothing where the caller's territory does not have it
     */
    static <K> Mono<Recorded<K>> ended(DatabaseClient.GenericExecuteSpec update, K id) {
        return update.map(row -> new Recorded<>(id, required(row, "fresh", Boolean.class)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
