package pe.juntos.platform.job;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What is done of a job, kept row by row beside the effects of its chunks. */
public final class ChunkMarks {
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    public ChunkMarks(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    record Chunk(BucketRange range, boolean pending, int chunks) {}

    Mono<Chunk> lock(UUID job, int number) {
        return client.sql("select c.first_bucket, c.last_bucket, c.state, j.chunks from job_chunk c"
                        + " join job j on j.id = c.job_id where c.job_id = :job and c.chunk = :chunk for update of c")
                .bind("job", job)
                .bind("chunk", number)
                .map(ChunkMarks::chunk)
                .one();
    }

    private static Chunk chunk(Readable row) {
        return new Chunk(
                new BucketRange(
                        required(row, "first_bucket", Integer.class), required(row, "last_bucket", Integer.class)),
                "PENDING".equals(required(row, "state", String.class)),
                required(row, "chunks", Integer.class));
    }

    Mono<Void> done(UUID job, int number, long items) {
        return client.sql("update job_chunk set state = 'DONE', items = :items, finished_at = now()"
                        + " where job_id = :job and chunk = :chunk")
                .bind("items", items)
                .bind("job", job)
                .bind("chunk", number)
                .then();
    }

    /** Empty as long as a chunk is open, and once the job has ended. */
    Mono<UUID> lockIfAllDone(UUID job) {
        return client.sql("select id from job j where id = :job and state = 'RUNNING'"
                        + " and (select count(*) from job_chunk c where c.job_id = j.id and c.chunk >= 0 and c.state = 'DONE') = j.chunks"
                        + " for update")
                .bind("job", job)
                .map(row -> required(row, "id", UUID.class))
                .one();
    }

    Mono<Void> finished(UUID job) {
        return client.sql("update job set state = 'FINISHED', finished_at = now() where id = :job")
                .bind("job", job)
                .then();
    }

    Mono<Void> failed(UUID job, int number, String reason) {
        return client.sql(
                        "update job_chunk set state = 'FAILED' where job_id = :job and chunk = :chunk and state = 'PENDING'")
                .bind("job", job)
                .bind("chunk", number)
                .then()
                .then(client.sql(
                                "update job set state = 'FAILED', failure = :failure where id = :job and state = 'RUNNING'")
                        .bind("failure", "chunk " + number + ": " + reason)
                        .bind("job", job)
                        .then())
                .as(transaction::transactional);
    }
}
