package pe.juntos.platform.job;

import reactor.core.publisher.Mono;

/**
 * A bean that knows one kind of national work. Each call runs in a transaction of its own and may be made
 * again if that transaction did not commit; results and events belong into that transaction.
 */
public interface ChunkedJob {

    String kind();

    /** Once, before any chunk. */
    default Mono<Void> prepare(Job job) {
        return Mono.empty();
    }

    /**
     * The work of some buckets; chunks run side by side, on any replica.
     *
     * @return how many items were done
     */
    Mono<Long> run(Job job, BucketRange range);

    /** Once, after the last chunk. */
    default Mono<Void> finish(Job job) {
        return Mono.empty();
    }
}
