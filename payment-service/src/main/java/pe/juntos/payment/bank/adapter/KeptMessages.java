package pe.juntos.payment.bank.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.bank.RefusedFiles;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Refused files in the database, a row each with its bytes in parts. */
@Component
class KeptMessages implements RefusedFiles {
    private static final int PART = 1 << 18;
    private static final String KEEP = """
            insert into kept_message (kind, code, digest, bytes, sender, first_at, last_at)
            values (:kind, :code, :digest, :bytes, :sender, :at, :at)
            on conflict (digest, code, kind) do update set times = kept_message.times + 1, last_at = excluded.last_at
            returning id, times
            """;

    private final DatabaseClient database;
    private final BulkCopy copy;
    private final TransactionalOperator transaction;
    private final Clock clock;

    KeptMessages(DatabaseClient database, BulkCopy copy, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.copy = copy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param kind {@link RefusedFiles.Kind}
     * @param code why it was refused
     * @param times how often it came
     */
    record Kept(
            long id,
            String kind,
            String code,
            String digest,
            long bytes,
            int times,
            String sender,
            Instant firstAt,
            Instant lastAt) {
        static Kept read(Readable row) {
            return new Kept(
                    required(row, "id", Long.class),
                    required(row, "kind", String.class),
                    required(row, "code", String.class),
                    required(row, "digest", String.class),
                    required(row, "bytes", Long.class),
                    required(row, "times", Integer.class),
                    required(row, "sender", String.class),
                    required(row, "first_at", Instant.class),
                    required(row, "last_at", Instant.class));
        }
    }

    private record Fresh(long id, int times) {}

    private record Part(int number, byte[] content) {}

    @Override
    public Mono<Void> keep(RefusedFile refused) {
        return Mono.fromCallable(() -> Files.size(refused.file()))
                .flatMap(bytes -> row(refused, bytes))
                .flatMap(fresh -> fresh.times() > 1 ? Mono.just(0L) : content(fresh.id(), refused.file()))
                .as(transaction::transactional)
                .then();
    }

    private Mono<Fresh> row(RefusedFile refused, long bytes) {
        return database.sql(KEEP)
                .bind("kind", refused.kind().name())
                .bind("code", refused.code())
                .bind("digest", refused.digest())
                .bind("bytes", bytes)
                .bind("sender", refused.sender())
                .bind("at", clock.instant())
                .map(row -> new Fresh(required(row, "id", Long.class), required(row, "times", Integer.class)))
                .one();
    }

    private Mono<Long> content(long id, Path file) {
        return copy.copy(
                "kept_message_part",
                List.of("kept", "part", "content"),
                parts(file),
                (part, out) -> out.number(id).number(part.number()).bytes(part.content()));
    }

    private static Flux<Part> parts(Path file) {
        return Flux.<Part, Reading>generate(
                        () -> new Reading(Files.newInputStream(file)),
                        (reading, sink) -> {
                            var content = reading.next();
                            if (content.length == 0) {
                                sink.complete();
                            } else {
                                sink.next(new Part(reading.number++, content));
                            }
                            return reading;
                        },
                        Reading::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static final class Reading {
        private final InputStream in;
        private int number;

        Reading(InputStream in) {
            this.in = in;
        }

        byte[] next() {
            try {
                return in.readNBytes(PART);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Flux<Kept> after(long id, int limit, Territory territory) {
        return database.sql("select * from kept_message where id > :id and '' like any(:territory)"
                        + " order by id limit :limit")
                .bind("id", id)
                .bind("territory", territory.patterns())
                .bind("limit", limit)
                .map(Kept::read)
                .all();
    }

    Mono<Kept> one(long id, Territory territory) {
        return database.sql("select * from kept_message where id = :id and '' like any(:territory)")
                .bind("id", id)
                .bind("territory", territory.patterns())
                .map(Kept::read)
                .one();
    }

    Flux<byte[]> content(long id) {
        return database.sql("select content from kept_message_part where kept = :id order by part")
                .filter(statement -> statement.fetchSize(4))
                .bind("id", id)
                .map(row -> required(row, "content", byte[].class))
                .all();
    }
}
