package pe.juntos.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.database.Transient;
import pe.juntos.platform.event.CausedWork;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTooLarge;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.TopicNames;
import pe.juntos.platform.event.UnreadableEvent;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Takes chunks from the topic and does them, each in one transaction with the mark that it is done. A chunk
 * delivered twice finds the mark; one whose worker died is delivered to another. A chunk that fails by
 * itself three times stops its job until somebody resumes it.
 */
public final class ChunkWorker implements MessageListener<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkWorker.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int TRIES = 3;
    private static final String METER = "juntos.job.chunk";

    private final Map<String, ChunkedJob> kinds = new HashMap<>();
    private final Jobs jobs;
    private final ChunkMarks marks;
    private final TransactionalOperator transaction;
    private final EventJson json;
    private final TopicNames names;
    private final CausedWork caused;
    private final MeterRegistry meters;

    public ChunkWorker(
            List<ChunkedJob> kinds,
            Jobs jobs,
            ChunkMarks marks,
            TransactionalOperator transaction,
            EventJson json,
            TopicNames names,
            CausedWork caused,
            MeterRegistry meters) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.jobs = jobs;
        this.marks = marks;
        this.transaction = transaction;
        this.json = json;
        this.names = names;
        this.caused = caused;
        this.meters = meters;
    }

    static String type(TopicNames names) {
        return "pe.juntos." + names.service() + ".job.chunk-ordered.v1";
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        try {
            var event = CloudEventHeaders.read(message, names);
            var order = json.read(event, ChunkOrdered.class);
            try (var _ = Correlation.inLogs(event.correlationId())) {
                take(event, order);
            }
        } catch (UnreadableEvent | JacksonException e) {
            LOG.error("not an order of a chunk, passed over: {}", e.toString());
        }
    }

    private void take(IncomingEvent event, ChunkOrdered order) {
        var job = jobs.find(order.job()).block(PATIENCE);
        if (job == null) {
            LOG.warn("chunk of a job that does not exist: {}", order);
            return;
        }
        for (var attempt = 1; ; attempt++) {
            try {
                var work = work(job, order.chunk()).then(finishIfLast(job));
                caused.inBulk(List.of(event), METER, "kind", job.kind(), work).block(PATIENCE);
                return;
            } catch (RuntimeException e) {
                if (Transient.is(e)) {
                    throw e;
                }
                LOG.error("chunk {} of {} failed, try {} of {}", order.chunk(), job.kind(), attempt, TRIES, e);
                if (attempt == TRIES) {
                    marks.failed(job.id(), order.chunk(), reason(e)).block(PATIENCE);
                    return;
                }
            }
        }
    }

    private Mono<Void> work(Job job, int number) {
        return marks.lock(job.id(), number)
                .filter(ChunkMarks.Chunk::pending)
                .flatMap(chunk -> effect(job, number, chunk)
                        .flatMap(items -> marks.done(job.id(), number, items))
                        .doOnSuccess(ignored -> meters.counter("juntos.job.chunks", "kind", job.kind())
                                .increment()))
                .as(transaction::transactional);
    }

    private Mono<Long> effect(Job job, int number, ChunkMarks.Chunk chunk) {
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

    /** Only after the chunk's own commit can the last one see that all are done. */
    private Mono<Void> finishIfLast(Job job) {
        return Mono.defer(() -> marks.lockIfAllDone(job.id())
                .flatMap(_ -> kind(job).finish(job).then(marks.finished(job.id())))
                .as(transaction::transactional));
    }

    /** Only the kind of an error leaves the process, messages of the database quote values; ours do not. */
    private static String reason(Throwable error) {
        return error instanceof EventTooLarge
                ? String.valueOf(error.getMessage())
                : error.getClass().getSimpleName();
    }
}
