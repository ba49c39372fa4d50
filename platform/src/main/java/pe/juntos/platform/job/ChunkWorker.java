package pe.juntos.platform.job;

import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.database.Transient;
import pe.juntos.platform.event.TopicNames;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes chunks from the topic and does them, each in one transaction with the mark that it is done. A chunk
 * delivered twice finds the mark; one whose worker died is delivered to another. A chunk that fails by
 * itself three times stops its job until somebody resumes it.
 */
public final class ChunkWorker implements MessageListener<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkWorker.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int TRIES = 3;

    private final Map<String, ChunkedJob> kinds = new HashMap<>();
    private final Jobs jobs;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final JsonMapper mapper;
    private final MeterRegistry meters;

    public ChunkWorker(
            List<ChunkedJob> kinds,
            Jobs jobs,
            DatabaseClient client,
            TransactionalOperator transaction,
            JsonMapper mapper,
            MeterRegistry meters) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.jobs = jobs;
        this.client = client;
        this.transaction = transaction;
        this.mapper = mapper;
        this.meters = meters;
    }

    static String type(TopicNames names) {
        return "pe.juntos." + names.service() + ".job.chunk-ordered.v1";
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        var order = mapper.readValue(message.value(), ChunkOrdered.class);
        var job = jobs.find(order.job()).block(PATIENCE);
        if (job == null) {
            LOG.warn("chunk of a job that does not exist: {}", order);
            return;
        }
        for (var attempt = 1; ; attempt++) {
            try {
                work(job, order.chunk()).then(finishIfLast(job)).block(PATIENCE);
                return;
            } catch (RuntimeException e) {
                if (Transient.is(e)) {
                    throw e;
                }
                LOG.error("chunk {} of {} failed, try {} of {}", order.chunk(), job.kind(), attempt, TRIES, e);
                if (attempt == TRIES) {
                    fail(job, order.chunk(), e).block(PATIENCE);
                    return;
                }
            }
        }
    }

    private record Chunk(BucketRange range, boolean pending, int chunks) {}

    private Mono<Void> work(Job job, int number) {
        return lock(job.id(), number)
                .filter(Chunk::pending)
                .flatMap(chunk -> effect(job, number, chunk)
                        .flatMap(items -> mark(job.id(), number, items))
                        .doOnSuccess(ignored -> meters.counter("juntos.job.chunks", "kind", job.kind())
                                .increment()))
                .as(transaction::transactional);
    }

    private Mono<Long> effect(Job job, int number, Chunk chunk) {
        var kind = kind(job);
        return number == ChunkOrdered.PREPARE
                ? kind.prepare(job)
                        .then(jobs.orderChunks(job.id(), chunk.chunks()))
                        .thenReturn(0L)
                : kind.run(job, chunk.range()).defaultIfEmpty(0L);
    }

    private ChunkedJob kind(Job job) {
        var kind = kinds.get(job.kind());
        if (kind == null) {
            throw new IllegalStateException("no job of kind " + job.kind());
        }
        return kind;
    }

    private Mono<Chunk> lock(UUID job, int number) {
        return client.sql("select c.first_bucket, c.last_bucket, c.state, j.chunks from job_chunk c"
                        + " join job j on j.id = c.job_id where c.job_id = :job and c.chunk = :chunk for update of c")
                .bind("job", job)
                .bind("chunk", number)
                .map(ChunkWorker::chunk)
                .one();
    }

    private static Chunk chunk(Readable row) {
        return new Chunk(
                new BucketRange(
                        required(row, "first_bucket", Integer.class), required(row, "last_bucket", Integer.class)),
                "PENDING".equals(required(row, "state", String.class)),
                required(row, "chunks", Integer.class));
    }

    private Mono<Void> mark(UUID job, int number, long items) {
        return client.sql("update job_chunk set state = 'DONE', items = :items, finished_at = now()"
                        + " where job_id = :job and chunk = :chunk")
                .bind("items", items)
                .bind("job", job)
                .bind("chunk", number)
                .then();
    }

    /** Only after the chunk's own commit can the last one see that all are done. */
    private Mono<Void> finishIfLast(Job job) {
        return Mono.defer(() -> client.sql("select id from job j where id = :job and state = 'RUNNING'"
                                + " and (select count(*) from job_chunk c where c.job_id = j.id and c.chunk >= 0 and c.state = 'DONE') = j.chunks"
                                + " for update")
                        .bind("job", job.id())
                        .map(row -> required(row, "id", UUID.class))
                        .one()
                        .flatMap(ignored -> kind(job).finish(job).then(finished(job)))
                        .as(transaction::transactional))
                .then();
    }

    private Mono<Void> finished(Job job) {
        return client.sql("update job set state = 'FINISHED', finished_at = now() where id = :job")
                .bind("job", job.id())
                .then();
    }

    private Mono<Void> fail(Job job, int number, Throwable error) {
        return client.sql(
                        "update job_chunk set state = 'FAILED' where job_id = :job and chunk = :chunk and state = 'PENDING'")
                .bind("job", job.id())
                .bind("chunk", number)
                .then()
                .then(client.sql(
                                "update job set state = 'FAILED', failure = :failure where id = :job and state = 'RUNNING'")
                        .bind(
                                "failure",
                                "chunk " + number + ": " + error.getClass().getSimpleName())
                        .bind("job", job.id())
                        .then())
                .as(transaction::transactional);
    }
}
