package pe.juntos.platform.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.util.List;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** COPY into a table, in the caller's transaction: the way in for anything that is counted in thousands. */
public final class BulkCopy {
    /** Rows in one piece on the wire: about 64 KB for rows of usual width. */
    static final int ROWS_PER_PIECE = 500;
    /** Enough for the round trip to weigh nothing; some of it per running COPY is all that is held in memory. */
    private static final int CHARACTERS_PER_COPY = 2 * 1024 * 1024;

    private final DatabaseClient client;

    public BulkCopy(DatabaseClient client) {
        this.client = client;
    }

    /**
     * @param table a name from the code, never from outside
     * @return the number of rows written
     */
    public <T> Mono<Long> copy(String table, List<String> columns, Publisher<T> rows, RowWriter<T> writer) {
        return pieces(table, columns, Flux.from(rows).buffer(ROWS_PER_PIECE).map(piece -> encode(piece, writer)));
    }

    /**
     * As {@link #copy}, for rows that are encoded already. The driver gathers all that one COPY is given before it sends
     * any of it: so a stream of any length goes as one COPY after another, each of a bounded size.
     */
    public Mono<Long> pieces(String table, List<String> columns, Flux<String> pieces) {
        var sql = "COPY " + table + " (" + String.join(",", columns) + ") FROM STDIN";
        return Flux.defer(() -> pieces.bufferUntil(new Full(), false))
                .concatMap(some -> write(sql, some), 1)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> write(String sql, List<String> pieces) {
        var bytes = pieces.stream().map(piece -> piece.getBytes(UTF_8)).toArray(byte[][]::new);
        return client.inConnection(connection ->
                postgresql(connection).copyIn(sql, Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes))));
    }

    /** Whether what came since the last time is enough for one COPY. */
    private static final class Full implements Predicate<String> {
        private int characters;

        @Override
        public boolean test(String piece) {
            characters += piece.length();
            if (characters < CHARACTERS_PER_COPY) {
                return false;
            }
            characters = 0;
            return true;
        }
    }

    public static <T> String encode(List<T> rows, RowWriter<T> writer) {
        var line = new CopyLine();
        rows.forEach(row -> {
            writer.write(row, line);
            line.end();
        });
        return line.take();
    }

    private static PostgresqlConnection postgresql(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection) && inner instanceof Wrapped<?> wrapped) {
            inner = wrapped.unwrap();
        }
        return (PostgresqlConnection) inner;
    }
}
