package pe.juntos.platform.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebInputException;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.csv.CsvLines;
import pe.juntos.platform.csv.FileRefusal;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.UploadPace;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives files of any size: the lines stream through one COPY into a table that becomes a partition of the
 * staging table, good and bad alike, in the transaction that notes the import and starts the job that applies
 * it. A file that breaks off or is refused whole, or whose receiver dies, leaves nothing behind; nor does a long
 * upload hold a lock that another one needs.
 */
public final class FileImports {
    private static final int LINES_PER_PIECE = 500;
    private static final long LINES_PER_CHUNK = 50_000;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final BulkCopy copy;
    private final Jobs jobs;
    private final JsonMapper mapper;
    private final ImportRegister register;
    private final UploadPace pace;
    private final Map<String, FileApplication> applications;

    public FileImports(
            DatabaseClient client,
            TransactionalOperator transaction,
            BulkCopy copy,
            Jobs jobs,
            JsonMapper mapper,
            ImportRegister register,
            UploadPace pace,
            Map<String, FileApplication> applications) {
        this.client = client;
        this.transaction = transaction;
        this.copy = copy;
        this.jobs = jobs;
        this.mapper = mapper;
        this.register = register;
        this.pace = pace;
        this.applications = Map.copyOf(applications);
    }

    /**
     * @param idempotencyKey the same kind and key are the same import: its state is answered, the body is not read
     * @throws FileRefusal (as an error signal) if the file is refused whole
     * @throws pe.juntos.platform.web.Problem (as an error signal) 408 if it trickles
     */
    public <T> Mono<ImportAnswer> receive(
            StagedFile<T> kind,
            @Nullable String idempotencyKey,
            Map<String, String> parameters,
            Flux<DataBuffer> body) {
        Mono<ImportAnswer> known = idempotencyKey == null ? Mono.empty() : register.find(kind.kind(), idempotencyKey);
        return known.switchIfEmpty(Mono.defer(() ->
                inTime(body, paced -> toTheEnd(paced, guarded -> stage(kind, idempotencyKey, parameters, guarded)))));
    }

    /** A body that breaks off because it trickles is refused as that, whatever the reader of its lines made of the break. */
    private Mono<ImportAnswer> inTime(Flux<DataBuffer> body, Function<Flux<DataBuffer>, Mono<ImportAnswer>> work) {
        var late = new AtomicReference<@Nullable Problem>();
        return work.apply(pace.hold(body).doOnError(Problem.class, late::set)).onErrorMap(error -> {
            var slow = late.get();
            return slow == null ? error : slow;
        });
    }

    /**
     * A sender that goes away cancels; a COPY that is cancelled keeps its connection for ever. So the body breaks
     * off with an error instead, and the transaction is rolled back in the ordinary way. A request without a body
     * is an empty file.
     */
    private static Mono<ImportAnswer> toTheEnd(
            Flux<DataBuffer> body, Function<Flux<DataBuffer>, Mono<ImportAnswer>> work) {
        return Mono.deferContextual(context -> {
            Sinks.Empty<Void> gone = Sinks.empty();
            var future = work.apply(
                            body.onErrorComplete(ServerWebInputException.class).takeUntilOther(gone.asMono()))
                    .contextWrite(context)
                    .toFuture();
            return Mono.fromFuture(future, true)
                    .doOnCancel(() -> gone.tryEmitError(new IOException("the sender has gone")));
        });
    }

    private <T> Mono<ImportAnswer> stage(
            StagedFile<T> kind, @Nullable String key, Map<String, String> parameters, Flux<DataBuffer> body) {
        var id = UUID.randomUUID();
        var partition = partition(kind.stagingTable(), id);
        return execute("create table " + partition + " (like " + kind.stagingTable() + " including defaults,"
                        + " check (import_id = '" + id + "'))")
                .then(Mono.defer(() -> copyAndNote(kind, id, partition, key, parameters, body)))
                .as(transaction::transactional)
                .then(Mono.defer(() -> register.find(id)));
    }

    private <T> Mono<Void> copyAndNote(
            StagedFile<T> kind,
            UUID id,
            String partition,
            @Nullable String key,
            Map<String, String> parameters,
            Flux<DataBuffer> body) {
        var columns = new ArrayList<>(List.of("import_id", "line", "refusal_code", "refusal_message"));
        columns.addAll(kind.columns());
        return copy.pieces(partition, columns, lines(kind, id, body))
                .flatMap(lines -> execute("alter table " + kind.stagingTable() + " attach partition " + partition
                                + " for values in ('" + id + "')")
                        .then(execute("analyze " + partition))
                        .then(register.note(id, kind.kind(), key, mapper.writeValueAsString(parameters), lines))
                        .then(noteRefusals(id, partition))
                        .then(startJob(kind.kind(), id, partition, lines)));
    }

    private Mono<Void> startJob(String kind, UUID id, String partition, long lines) {
        var application = applications.get(kind);
        if (application == null) {
            return Mono.error(new IllegalStateException("nothing applies files of kind " + kind));
        }
        var perChunk = application.chunked() ? LINES_PER_CHUNK : Math.max(1, lines);
        var what = Map.of(ImportJob.IMPORT, id.toString(), ImportJob.PARTITION, partition);
        return jobs.start(ImportJob.KIND, id.toString(), what, lines, perChunk).then();
    }

    private Mono<Void> noteRefusals(UUID id, String partition) {
        return client.sql("insert into import_refusal (import_id, line, code, message)"
                        + " select import_id, line, refusal_code, refusal_message from " + partition
                        + " where refusal_code is not null on conflict do nothing")
                .then();
    }

    private static <T> Flux<String> lines(StagedFile<T> kind, UUID id, Flux<DataBuffer> body) {
        return Flux.using(
                        () -> new CsvLines<>(DataBufferUtils.subscriberInputStream(body, 16), kind.format()),
                        lines -> Flux.<String>generate(sink -> piece(kind, id.toString(), lines, sink)),
                        FileImports::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void close(CsvLines<?> lines) {
        try {
            lines.close();
        } catch (IOException _) {
            // the sender has gone; what was read is rolled back by the error that brought us here
        }
    }

    private static <T> void piece(StagedFile<T> kind, String id, CsvLines<T> lines, SynchronousSink<String> sink) {
        var batch = new ArrayList<CsvLines.Line<T>>(LINES_PER_PIECE);
        while (batch.size() < LINES_PER_PIECE) {
            var line = lines.next();
            if (line == null) {
                break;
            }
            batch.add(line);
        }
        if (batch.isEmpty()) {
            sink.complete();
        } else {
            sink.next(BulkCopy.encode(batch, (line, out) -> write(kind, id, line, out)));
        }
    }

    private static <T> void write(StagedFile<T> kind, String id, CsvLines.Line<T> line, CopyLine out) {
        var refusal = line.refusal();
        out.text(id).number(line.number());
        out.text(refusal == null ? null : refusal.code()).text(refusal == null ? null : refusal.getMessage());
        if (line.value() != null) {
            kind.writer().write(line.value(), out);
        } else {
            kind.columns().forEach(ignored -> out.text(null));
        }
    }

    /** The partition that holds one import's lines. */
    static String partition(String stagingTable, UUID id) {
        return stagingTable + "_" + id.toString().replace("-", "");
    }

    private Mono<Void> execute(String sql) {
        return client.sql(sql).then();
    }
}
