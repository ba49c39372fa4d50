package pe.juntos.gateway.guard.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.gateway.guard.RequestsMade;
import pe.juntos.platform.database.Gathered;
import reactor.core.publisher.Mono;

/**
 * In PostgreSQL, one row for each caller and span, so that all gateways agree, also while one's clock has come to the next span and
 * another's has not. The table is unlogged: a crash forgets the counts of some
 * seconds, which harms nobody. While the database does not answer at once nobody is counted, because a limit is no right to refuse.
 */
final class CountedTogether implements RequestsMade, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CountedTogether.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);
    private static final Option<Boolean> KEPT_ALIVE = Option.valueOf("tcpKeepAlive");
    private static final int CONNECTIONS = 2;
    private static final int TOGETHER = 500;
    private static final String TABLE = """
            create unlogged table if not exists requests_in_span (
                caller text, span bigint, made bigint not null, primary key (caller, span))
            """;
    private static final String MORE = """
            insert into requests_in_span as r (caller, span, made)
            select caller, span, count(*) from unnest(:callers, :spans) as asked (caller, span)
            group by caller, span order by caller, span
            on conflict (caller, span) do update set made = r.made + excluded.made
            returning caller, span, made
            """;

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final Duration patience;
    private final AtomicLong cleaned = new AtomicLong();
    private final Gathered<Asked, Long> crowd = new Gathered<>(TOGETHER, LONGEST, this::count);
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
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, LONGEST_STATEMENT)
                .option(KEPT_ALIVE, true)
                .build();
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(LONGEST.plus(patience))
                .maxCreateConnectionTime(LONGEST.plus(patience))
                .build());
        return new CountedTogether(pool, patience);
    }

    /** @param caller digested: the store learns no names and no addresses */
    private record Asked(String caller, long span) {}

    @Override
    public Mono<Long> oneMore(String caller, long span) {
        return table().then(forgetOld(span))
                .then(Mono.defer(() -> crowd.one(new Asked(digest(caller), span))))
                .timeout(created ? patience : LONGEST.plus(patience))
                .onErrorResume(error -> {
                    LOG.warn("requests are not counted: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private Mono<List<Long>> count(List<Asked> asked) {
        return client.sql(MORE)
                .bind("callers", asked.stream().map(Asked::caller).toArray(String[]::new))
                .bind("spans", asked.stream().map(Asked::span).toArray(Long[]::new))
                .map(row -> Map.entry(
                        new Asked(required(row, "caller", String.class), required(row, "span", Long.class)),
                        required(row, "made", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(made -> each(asked, made));
    }

    /** The last of the same caller's is told how many there are now, those before it as many less. */
    private static List<Long> each(List<Asked> asked, Map<Asked, Long> made) {
        var left = new HashMap<>(made);
        var counts = new ArrayList<Long>();
        for (var one : asked.reversed()) {
            counts.add(left.merge(one, -1L, Long::sum) + 1);
        }
        return counts.reversed();
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
