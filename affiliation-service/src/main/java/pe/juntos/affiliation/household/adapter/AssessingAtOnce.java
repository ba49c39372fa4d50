package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.AssessingHouseholds;
import reactor.core.publisher.Mono;

/** Assesses a few households in the caller's transaction, one at a time with the national assessment. */
@Component
class AssessingAtOnce implements AssessingHouseholds {

    private static final String LOCK = """
            select count(pg_advisory_xact_lock(4, b)) from (
                select unnest(cast(:buckets as smallint[]))::int as b order by 1) as ordered
            """;

    /** A household keeps the latest day it was assessed on. */
    private static final String REMEMBER = """
            insert into assessed_household as a (household, bucket, as_of)
            select household, bucket, cast(:day as date) from household t where %s
            on conflict (household) do update set as_of = excluded.as_of where a.as_of < excluded.as_of
            """;

    private static final String DAY = "select greatest(:day, (select max(as_of) from assessed_day)) as as_of";

    private final Assessments assessments;
    private final DatabaseClient client;

    AssessingAtOnce(Assessments assessments, DatabaseClient client) {
        this.assessments = assessments;
        this.client = client;
    }

    @Override
    public Mono<Long> assess(Collection<String> households, LocalDate on) {
        if (households.isEmpty()) {
            return Mono.just(0L);
        }
        var scope = Scope.OfHouseholds.of(households);
        return client.sql(LOCK)
                .bind("buckets", scope.buckets())
                .then()
                .then(scope.bind(client.sql(REMEMBER.formatted(scope.ofHouseholds())))
                        .bind("day", on)
                        .then())
                .then(client.sql(DAY)
                        .bind("day", on)
                        .map((row, _) -> Rows.date(row, "as_of"))
                        .one())
                .flatMap(asOf -> assessments.assess(scope, asOf, null));
    }
}
