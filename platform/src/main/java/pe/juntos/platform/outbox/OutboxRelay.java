package pe.juntos.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import pe.juntos.platform.event.TopicNames;

/**
 * Brings the outbox to the broker, oldest first, and removes what the broker has confirmed. Of all the
 * instances of a service only the one holding the advisory lock relays; it reads over the very connection
 * that holds the lock, so that one that lost its lock cannot read. A relay that dies between sending and
 * removing sends again: listeners tell repeated events apart.
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 5_000;
    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final Producer<String, byte[]> producer;
    private final TopicNames names;
    private final Counter relayed;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private int turn;

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
                thread.join(STOPPING);
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
        try (var session = RelaySession.open(connections, news::release)) {
            while (running) {
                if (!session.holdsLock()) {
                    pause(RETRY);
                } else if (relayBatch(session) < BATCH) {
                    waitForNews();
                }
            }
        }
    }

    private int relayBatch(RelaySession session) throws ExecutionException, InterruptedException {
        var letters = session.oldest(BATCH);
        var sent = new ArrayList<Future<RecordMetadata>>(letters.size());
        for (var letter : letters) {
            sent.add(producer.send(letter.message(names, partition(letter))));
        }
        for (var confirmation : sent) {
            if (!confirmed(confirmation)) {
                return 0;
            }
        }
        if (!letters.isEmpty()) {
            session.remove(letters);
            relayed.increment(letters.size());
        }
        return letters.size();
    }

    /** Chunks go to the partitions in turn, so that each worker gets as many; all else goes by its key. */
    private @Nullable Integer partition(Letter letter) {
        return letter.topic().equals(names.jobs())
                ? Math.floorMod(
                        turn++,
                        producer.partitionsFor(names.onBroker(letter.topic())).size())
                : null;
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
