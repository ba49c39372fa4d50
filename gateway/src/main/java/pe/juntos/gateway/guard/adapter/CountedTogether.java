package pe.juntos.gateway.guard.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.gateway.guard.RequestsMade;
import reactor.core.publisher.Mono;

/**
 * In PostgreSQL, one row for each caller and span, so that all gateways agree, also while one's clock has come to the next span and
 * another's has not. The table is unlogged: a crash forgets the counts of some
 * seconds, which harms nobody. While the database does not answer at once nobody is counted, because a limit is no right to refuse.
 */
final class CountedTogether implements RequestsMade, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CountedTogether.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 8;
    private static final String TABLE = """
            create unlogged table if not exists requests_in_span (
                caller text, span bigint, made bigint not null, primary key (caller, span))
            """;
    private static final String ONE_MORE = """
            insert into requests_in_span as r (caller, span, made) values (:caller, :span, 1)
            on conflict (caller, span) do update set made = r.made + 1
            returning made
            """;

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final Duration patience;
    private final AtomicLong cleaned = new AtomicLong();
    private volatile boolean created;

    private CountedTogether(ConnectionPool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
        this.client = DatabaseClient.create(pool);
    }

    /**
     * @param url as {@code postgresql://host:port/database}
     * @param patience how long a request waits to be counted
     */
    static CountedTogether in(String url, String user, String password, Duration patience) {
        var options = ConnectionFactoryOptions.parse("r2dbc:" + url)
                .mutate()
                .option(ConnectionFactoryOptions.USER, user)
                .option(ConnectionFactoryOptions.PASSWORD, password)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, LONGEST)
                .build();
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(LONGEST.plus(patience))
                .maxCreateConnectionTime(LONGEST.plus(patience))
                .build());
        return new CountedTogether(pool, patience);
    }

    @Override
    public Mono<Long> oneMore(String caller, long span) {
        return table().then(forgetOld(span))
                .then(count(caller, span))
                .timeout(created ? patience : LONGEST.plus(patience))
                .onErrorResume(error -> {
                    LOG.warn("requests are not counted: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private Mono<Long> count(String caller, long span) {
        return client.sql(ONE_MORE)
                .bind("caller", digest(caller))
                .bind("span", span)
                .map(row -> required(row, "made", Long.class))
                .one();
    }

    private Mono<Void> table() {
        return created
                ? Mono.empty()
                : client.sql(TABLE)
                        .then()
                        .retry(1) // two gateways that start at once create it at once
                        .doOnSuccess(_ -> created = true);
    }

    /** Once in a span of time. */
    private Mono<Void> forgetOld(long span) {
        return cleaned.getAndSet(span) == span
                ? Mono.empty()
                : client.sql("delete from requests_in_span where span < :span - 6")
                        .bind("span", span)
                        .then();
    }

    /** The store learns no names and no addresses. */
    private static String digest(String caller) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(caller.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
