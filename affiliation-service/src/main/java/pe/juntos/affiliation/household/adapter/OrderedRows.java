package pe.juntos.affiliation.household.adapter;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One ordered query a table of facts, read in large pieces. */
@Component
class OrderedRows {

    private static final int FETCH = 5_000;

    private final DatabaseClient client;

    OrderedRows(DatabaseClient client) {
        this.client = client;
    }

    /** By the column {@code owner}. */
    <T> Mono<Map<String, Collection<T>>> grouped(Scope scope, String sql, Function<Readable, T> reading) {
        return query(scope, sql)
                .map((row, _) -> Map.entry(Rows.text(row, "owner"), reading.apply(row)))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    DatabaseClient.GenericExecuteSpec query(Scope scope, String sql) {
        return scope.bind(client.sql(sql).filter(statement -> statement.fetchSize(FETCH)));
    }
}
