package pe.juntos.platform.probe;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Adds one to the amount of every thing, and leaves a line for each call. */
@Component
public class CountingJob implements ChunkedJob {
    private final DatabaseClient client;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    CountingJob(DatabaseClient client) {
        this.client = client;
    }

    /** The job with this key fails on the chunk of the first bucket, or at its end for {@code key/finish}, until it is mended. */
    public void breakDown(String key) {
        broken.add(key);
    }

    public void mend(String key) {
        broken.remove(key);
    }

    @Override
    public String kind() {
        return "counting";
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return line(job.id(), "prepare", null);
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return line(job.id(), "chunk", range)
                .then(client.sql("update thing set amount = amount + 1 where bucket between :first and :last")
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .fetch()
                        .rowsUpdated())
                .filter(items -> range.first() > 0 || !broken.contains(job.key()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("broken on purpose")));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return line(job.id(), "finish", null)
                .then(Mono.defer(() -> broken.contains(job.key() + "/finish")
                        ? Mono.error(new IllegalStateException("broken on purpose"))
                        : Mono.empty()));
    }

    private Mono<Void> line(UUID job, String phase, @org.jspecify.annotations.Nullable BucketRange range) {
        return client.sql("insert into chunk_run values (:job, :phase, :first, :last)")
                .bind("job", job)
                .bind("phase", phase)
                .bind("first", range == null ? -1 : range.first())
                .bind("last", range == null ? -1 : range.last())
                .then();
    }
}
