package pe.juntos.platform.outbox;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The relay's own connection: who has it listening and locked reads the outbox, nobody else. */
final class RelaySession implements AutoCloseable {
    private static final long LOCK = 0x6a756e746f73L;
    private static final Duration STATEMENT = Duration.ofSeconds(30);

    private final PostgresqlConnection connection;
    private final Disposable listening;

    private RelaySession(PostgresqlConnection connection, Runnable news) {
        this.connection = connection;
        this.listening = connection.getNotifications().subscribe(_ -> news.run(), _ -> news.run());
    }

    /** @param news told whenever a transaction has left something in the outbox, and when the connection breaks */
    static RelaySession open(ConnectionFactory connections, Runnable news) {
        var connection = (PostgresqlConnection) Mono.from(connections.create()).block(STATEMENT);
        if (connection == null) {
            throw new IllegalStateException("no connection");
        }
        var session = new RelaySession(connection, news);
        try {
            session.update(connection.createStatement("LISTEN " + Outbox.CHANNEL));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    boolean holdsLock() {
        var held = Flux.from(connection
                        .createStatement("select exists(select from pg_locks where locktype = 'advisory'"
                                + " and pid = pg_backend_pid() and objsubid = 1"
                                + " and (classid::bigint << 32) + objid::bigint = $1)"
                                + " or pg_try_advisory_lock($1) as held")
                        .bind("$1", LOCK)
                        .execute())
                .flatMap(result -> result.map(row -> row.get("held", Boolean.class)))
                .blockLast(STATEMENT);
        return Boolean.TRUE.equals(held);
    }

    List<Letter> oldest(int most) {
        var letters = Flux.from(connection
                        .createStatement(Letter.OLDEST)
                        .bind("$1", most)
                        .execute())
                .flatMap(result -> result.map(Letter::of))
                .collectList()
                .block(STATEMENT);
        return letters == null ? List.of() : letters;
    }

    void remove(List<Letter> letters) {
        var ids = letters.stream().map(Letter::id).toArray(Long[]::new);
        update(connection
                .createStatement("delete from outbox where id = any($1)")
                .bind("$1", ids));
    }

    private void update(Statement statement) {
        Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).blockLast(STATEMENT);
    }

    @Override
    public void close() {
        listening.dispose();
        connection.close().onErrorComplete().block(STATEMENT);
    }
}
