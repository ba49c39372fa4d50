package pe.juntos.platform.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** COPY into a table, in the caller's transaction: the way in for anything that is counted in thousands. */
public final class BulkCopy {
    /** Rows in one piece on the wire: about 64 KB for rows of usual width. */
    static final int ROWS_PER_PIECE = 500;

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

    /** As {@link #copy}, for rows that are encoded already. An error of the rows is passed on as it is. */
    public Mono<Long> pieces(String table, List<String> columns, Flux<String> pieces) {
        var sql = "COPY " + table + " (" + String.join(",", columns) + ") FROM STDIN";
        return Mono.defer(() -> {
            var cause = new AtomicReference<@Nullable Throwable>();
            Flux<ByteBuf> wire =
                    pieces.doOnError(cause::set).map(piece -> Unpooled.wrappedBuffer(piece.getBytes(UTF_8)));
            return client.inConnection(connection -> postgresql(connection).copyIn(sql, wire))
                    .onErrorMap(error -> first(cause.get(), error));
        });
    }

    private static Throwable first(@Nullable Throwable cause, Throwable error) {
        return cause == null ? error : cause;
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
