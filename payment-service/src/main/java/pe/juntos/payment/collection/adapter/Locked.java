package pe.juntos.payment.collection.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Whoever changes what households took of the same buckets does so one after the other, always from low to high. */
@Component
class Locked {
    private static final String LOCK =
            "select pg_advisory_xact_lock(7303, s) from generate_series(:first / 8, :last / 8) s";

    private final DatabaseClient database;

    Locked(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> buckets(BucketRange range) {
        return database.sql(LOCK)
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }
}
