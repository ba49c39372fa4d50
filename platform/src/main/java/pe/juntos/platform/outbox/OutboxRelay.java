package pe.juntos.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.TopicNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the outbox to the broker, oldest first, and removes what the broker has confirmed. Of all the
 * instances of a service only the one holding the advisory lock relays; it reads over the very connection
 * that holds the lock, so that one that lost its lock cannot read. A relay that dies between sending and
 * removing sends again: listeners tell repeated events apart.
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x6a756e746f73L;
    private static final int BATCH = 5_000;
    private static final Duration STATEMENT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final Producer<String, byte[]> producer;
    private final TopicNames names;
    private final Counter relayed;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param connections not pooled: the relay keeps its connection */
    public OutboxRelay(
            ConnectionFactory connections, Producer<String, byte[]> producer, TopicNames names, MeterRegistry meters) {
        this.connections = connections;
        this.producer = producer;
        this.names = names;
        this.relayed = meters.counter("juntos.outbox.relayed");
    }

    public long relayed() {
        return (long) relayed.count();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        if (thread != null) {
            try {
                thread.join(STATEMENT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                relayWhileConnected();
            } catch (RuntimeException | ExecutionException e) {
                LOG.warn("relay interrupted, trying again: {}", e.toString());
                pause(RETRY);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void relayWhileConnected() throws ExecutionException, InterruptedException {
        var connection = (PostgresqlConnection) Mono.from(connections.create()).block(STATEMENT);
        if (connection == null) {
            throw new IllegalStateException("no connection");
        }
        var listening = connection.getNotifications().subscribe(ignored -> news.release(), ignored -> news.release());
        try {
            execute(connection, "LISTEN " + Outbox.CHANNEL);
            while (running) {
                if (!holdsLock(connection)) {
                    pause(RETRY);
                } else if (relayBatch(connection) < BATCH) {
                    waitForNews();
                }
            }
        } finally {
            listening.dispose();
            connection.close().onErrorComplete().block(STATEMENT);
        }
    }

    private static boolean holdsLock(PostgresqlConnection connection) {
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

    private record Letter(long id, ProducerRecord<String, byte[]> message) {}

    private int relayBatch(PostgresqlConnection connection) throws ExecutionException, InterruptedException {
        var letters = read(connection);
        if (letters.isEmpty()) {
            return 0;
        }
        var sent = new ArrayList<Future<RecordMetadata>>(letters.size());
        for (var letter : letters) {
            sent.add(producer.send(letter.message()));
        }
        for (var confirmation : sent) {
            if (!confirmed(confirmation)) {
                return 0;
            }
        }
        remove(connection, letters);
        relayed.increment(letters.size());
        return letters.size();
    }

    /** Waits for as long as the broker is away: sending again before the producer gave up would only add repetitions. */
    private boolean confirmed(Future<RecordMetadata> confirmation) throws ExecutionException, InterruptedException {
        while (running) {
            try {
                confirmation.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                // Not yet.
            }
        }
        return false;
    }

    private List<Letter> read(PostgresqlConnection connection) {
        var letters = Flux.from(connection
                        .createStatement("select id, event_id::text as event_id, topic, key, type, entity_version,"
                                + " to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as occurred_at,"
                                + " correlation_id, trace_parent, data from outbox order by id limit " + BATCH)
                        .execute())
                .flatMap(result -> result.map(row -> new Letter(required(row, "id", Long.class), message(row))))
                .collectList()
                .block(STATEMENT);
        return letters == null ? List.of() : letters;
    }

    private ProducerRecord<String, byte[]> message(io.r2dbc.spi.Readable row) {
        var topic = required(row, "topic", String.class);
        var message = new ProducerRecord<>(
                names.onBroker(topic), required(row, "key", String.class), required(row, "data", byte[].class));
        var headers = message.headers();
        var type = required(row, "type", String.class);
        headers.add(CloudEventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
        headers.add(CloudEventHeaders.ID, bytes(row, "event_id"));
        headers.add(CloudEventHeaders.SOURCE, ("/juntos/" + names.service()).getBytes(UTF_8));
        headers.add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
        headers.add(CloudEventHeaders.TIME, bytes(row, "occurred_at"));
        headers.add(CloudEventHeaders.SUBJECT, bytes(row, "key"));
        headers.add(CloudEventHeaders.DATA_SCHEMA, ("/contracts/" + type).getBytes(UTF_8));
        headers.add(CloudEventHeaders.ENTITY_VERSION, bytes(row, "entity_version"));
        headers.add(CloudEventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
        if (row.get("correlation_id", String.class) != null) {
            headers.add(CloudEventHeaders.CORRELATION_ID, bytes(row, "correlation_id"));
        }
        if (row.get("trace_parent", String.class) != null) {
            headers.add(CloudEventHeaders.TRACE_PARENT, bytes(row, "trace_parent"));
        }
        return message;
    }

    private static byte[] bytes(io.r2dbc.spi.Readable row, String column) {
        return String.valueOf(row.get(column)).getBytes(UTF_8);
    }

    private static void remove(PostgresqlConnection connection, List<Letter> letters) {
        var ids = letters.stream().map(Letter::id).toArray(Long[]::new);
        Flux.from(connection
                        .createStatement("delete from outbox where id = any($1)")
                        .bind("$1", ids)
                        .execute())
                .flatMap(io.r2dbc.spi.Result::getRowsUpdated)
                .blockLast(STATEMENT);
    }

    private static void execute(PostgresqlConnection connection, String sql) {
        Flux.from(connection.createStatement(sql).execute())
                .flatMap(io.r2dbc.spi.Result::getRowsUpdated)
                .blockLast(STATEMENT);
    }

    private void waitForNews() throws InterruptedException {
        var _ = news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
