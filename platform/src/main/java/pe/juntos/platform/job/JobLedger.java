package pe.juntos.platform.job;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far jobs are, as their rows say. */
final class JobLedger {
    private static final String PROGRESS =
            "select j.id, j.kind, j.key, j.state, j.chunks, j.items_expected, j.started_at, j.finished_at, j.failure,"
                    + " (select count(*) from job_chunk c where c.job_id = j.id and c.chunk >= 0 and c.state = 'DONE') as done,"
                    + " (select coalesce(sum(items), 0)::bigint from job_chunk c where c.job_id = j.id) as items from job j";

    private final DatabaseClient client;
    private final Clock clock;

    JobLedger(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Empty if there is no such job. */
    Mono<JobProgress> progress(UUID id) {
        return client.sql(PROGRESS + " where j.id = :id")
                .bind("id", id)
                .map(row -> progress(row))
                .one();
    }

    Flux<JobProgress> inState(String state) {
        return client.sql(PROGRESS + " where j.state = :state order by j.started_at desc limit 200")
                .bind("state", state)
                .map(row -> progress(row))
                .all();
    }

    Mono<Long> count(String state) {
        return client.sql("select count(*) as n from job where state = :state")
                .bind("state", state)
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    /** Of running jobs, by kind: how many chunks are still to be done. */
    Mono<Map<String, Long>> openChunks() {
        return client.sql("select j.kind, sum(j.chunks - (select count(*) from job_chunk c"
                        + " where c.job_id = j.id and c.chunk >= 0 and c.state = 'DONE'))::bigint as n"
                        + " from job j where j.state = 'RUNNING' group by j.kind")
                .map(row -> Map.entry(required(row, "kind", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private JobProgress progress(Readable row) {
        var started = required(row, "started_at", Instant.class);
        var finished = row.get("finished_at", Instant.class);
        var items = required(row, "items", Long.class);
        var expected = required(row, "items_expected", Long.class);
        var elapsed = Duration.between(started, finished == null ? clock.instant() : finished)
                        .toMillis()
                / 1000.0;
        var rate = elapsed > 0 ? items / elapsed : 0;
        var left = rate > 0 && finished == null ? (long) (Math.max(0, expected - items) / rate) : -1;
        return new JobProgress(
                required(row, "id", UUID.class),
                required(row, "kind", String.class),
                required(row, "key", String.class),
                required(row, "state", String.class),
                required(row, "done", Long.class).intValue(),
                required(row, "chunks", Integer.class),
                items,
                expected,
                rate,
                left < 0 ? null : clock.instant().plusSeconds(left),
                row.get("failure", String.class));
    }
}
