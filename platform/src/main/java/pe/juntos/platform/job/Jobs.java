package pe.juntos.platform.job;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Starts jobs, tells how far they are, and resumes those that failed. */
public final class Jobs {
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final TopicNames names;
    private final JsonMapper mapper;
    private final JobLedger ledger;
    private final int itemsPerChunk;

    /** @param itemsPerChunk of a job that says nothing else: how much one chunk holds in memory, and how finely work is dealt out */
    public Jobs(
            DatabaseClient client,
            TransactionalOperator transaction,
            Outbox outbox,
            TopicNames names,
            JsonMapper mapper,
            Clock clock,
            int itemsPerChunk) {
        this.client = client;
        this.transaction = transaction;
        this.outbox = outbox;
        this.names = names;
        this.mapper = mapper;
        this.ledger = new JobLedger(client, clock);
        this.itemsPerChunk = itemsPerChunk;
    }

    /** Starts a job, or answers the one that was started with the same kind and key; joins the caller's transaction. */
    public Mono<Job> start(String kind, String key, Map<String, String> parameters, long expectedItems) {
        return start(kind, key, parameters, expectedItems, itemsPerChunk);
    }

    /** @param itemsPerChunk how much one chunk may hold in memory */
    public Mono<Job> start(
            String kind, String key, Map<String, String> parameters, long expectedItems, long itemsPerChunk) {
        var chunks = (int) Math.clamp(Math.ceilDiv(expectedItems, itemsPerChunk), 1, Buckets.COUNT);
        var job = new Job(UUID.randomUUID(), kind, key, parameters);
        return client.sql("insert into job (id, kind, key, parameters, state, chunks, items_expected)"
                        + " values (:id, :kind, :key, cast(:parameters as jsonb), 'RUNNING', :chunks, :items)"
                        + " on conflict (kind, key) do nothing")
                .bind("id", job.id())
                .bind("kind", kind)
                .bind("key", key)
                .bind("parameters", mapper.writeValueAsString(parameters))
                .bind("chunks", chunks)
                .bind("items", expectedItems)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 0 ? existing(kind, key) : order(job))
                .as(transaction::transactional);
    }

    private Mono<Job> order(Job job) {
        return client.sql("insert into job_chunk (job_id, chunk, first_bucket, last_bucket, state)"
                        + " values (:job, -1, 0, :last, 'PENDING')")
                .bind("job", job.id())
                .bind("last", Buckets.COUNT - 1)
                .then()
                .then(send(job.id(), List.of(ChunkOrdered.PREPARE)))
                .thenReturn(job);
    }

    /** What the end of the preparation does: the chunks exist and are sent. */
    Mono<Void> orderChunks(UUID job, int chunks) {
        return client.sql("insert into job_chunk (job_id, chunk, first_bucket, last_bucket, state)"
                        + " select :job, c, c * :buckets / :chunks, (c + 1) * :buckets / :chunks - 1, 'PENDING'"
                        + " from generate_series(0, :chunks - 1) c")
                .bind("job", job)
                .bind("buckets", Buckets.COUNT)
                .bind("chunks", chunks)
                .then()
                .then(send(job, IntStream.range(0, chunks).boxed().toList()));
    }

    private Mono<Void> send(UUID job, List<Integer> chunks) {
        var events = new ArrayList<OutgoingEvent>(chunks.size());
        for (var chunk : chunks) {
            events.add(new OutgoingEvent(
                    names.jobs(), job + ":" + chunk, ChunkWorker.type(names), 1, new ChunkOrdered(job, chunk)));
        }
        return outbox.append(events);
    }

    private Mono<Job> existing(String kind, String key) {
        return client.sql(
                        "select id, kind, key, parameters::text as parameters from job where kind = :kind and key = :key")
                .bind("kind", kind)
                .bind("key", key)
                .map(row -> job(row))
                .one();
    }

    Mono<Job> find(UUID id) {
        return client.sql("select id, kind, key, parameters::text as parameters from job where id = :id")
                .bind("id", id)
                .map(row -> job(row))
                .one();
    }

    private Job job(Readable row) {
        return new Job(
                required(row, "id", UUID.class),
                required(row, "kind", String.class),
                required(row, "key", String.class),
                mapper.readValue(required(row, "parameters", String.class), PARAMETERS));
    }

    /** Empty if there is no such job. */
    public Mono<JobProgress> progress(UUID id) {
        return ledger.progress(id);
    }

    public Flux<JobProgress> inState(String state) {
        return ledger.inState(state);
    }

    public Mono<Long> count(String state) {
        return ledger.count(state);
    }

    /** Of running jobs, by kind: how many chunks are still to be done. */
    public Mono<Map<String, Long>> openChunks() {
        return ledger.openChunks();
    }

    /**
     * Sends again what failed; what is done stays done. Where the end failed and no chunk, any chunk brings the
     * worker to it.
     */
    public Mono<Void> resume(UUID id) {
        return client.sql(
                        "update job_chunk set state = 'PENDING' where job_id = :id and state = 'FAILED' returning chunk")
                .bind("id", id)
                .map(row -> required(row, "chunk", Integer.class))
                .all()
                .collectList()
                .flatMap(failed -> client.sql(
                                "update job set state = 'RUNNING', failure = null where id = :id and state = 'FAILED'")
                        .bind("id", id)
                        .then()
                        .then(send(id, failed.isEmpty() ? List.of(0) : failed)))
                .as(transaction::transactional);
    }
}
