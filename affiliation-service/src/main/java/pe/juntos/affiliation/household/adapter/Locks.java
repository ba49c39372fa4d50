package pe.juntos.affiliation.household.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/**
 * Who decides on which households, until the end of the transaction. Always in this order, so that nobody waits in a
 * circle: the places under a ceiling, the households' buckets in their order, their standings.
 */
@Component
class Locks {

    private static final String OF_BUCKETS = """
            select count(pg_advisory_xact_lock(4, b)) from (
                select unnest(cast(:buckets as smallint[]))::int as b order by 1) as ordered
            """;

    private final DatabaseClient client;

    Locks(DatabaseClient client) {
        this.client = client;
    }

    /** Two assessments never work on the same households at once. */
    Mono<Void> hold(BucketRange range) {
        return client.sql("select count(pg_advisory_xact_lock(4, b)) from generate_series(:first, :last) b")
                .bind("first", range.first())
                .bind("last", range.last())
                .then();
    }

    Mono<Void> hold(Scope.OfHouseholds scope) {
        return client.sql(OF_BUCKETS).bind("buckets", scope.buckets()).then();
    }

    /** Waits for nobody: true if all of them are held. */
    Mono<Boolean> tryHold(Scope.OfHouseholds scope) {
        return client.sql(OF_BUCKETS.replace(
                        "count(pg_advisory_xact_lock(4, b))", "bool_and(pg_try_advisory_xact_lock(4, b)) as held"))
                .bind("buckets", scope.buckets())
                .map((row, _) -> Rows.flag(row, "held"))
                .one();
    }

    /** One at a time gives a single place. */
    Mono<Void> places() {
        return client.sql("select count(pg_advisory_xact_lock(8, 0))").then();
    }

    /** The national assessment counts the places: waits for whoever is giving a single one. */
    Mono<Void> nationally() {
        return client.sql("select count(pg_advisory_xact_lock(8, 1))").then();
    }

    /** True unless a national assessment is counting the places, or whoever gives single ones was not waited for. */
    Mono<Boolean> placesOfOwn() {
        return client.sql("select pg_try_advisory_xact_lock(8, 0) and pg_try_advisory_xact_lock_shared(8, 1) as held")
                .map((row, _) -> Rows.flag(row, "held"))
                .one();
    }
}
