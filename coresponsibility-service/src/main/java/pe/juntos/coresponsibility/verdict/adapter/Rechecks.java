package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Which households are to be decided again, and the job that does it. */
@Component
final class Rechecks implements Rechecking {
    /** In the next period if it is being decided or was: a verdict that is still to come may have been counted already. */
    private static final String FOLLOWING = """
            insert into verdict_recheck (period, bucket, household)
            select p.period, e.bucket, e.household
            from period p join expected_household e on e.period = p.period
            where p.period = :next and p.state <> 'OPEN' and (e.bucket, e.household) in
              (select * from unnest(cast(:buckets as smallint[]), cast(:households as text[])))
            on conflict do nothing
            """;

    private static final String FOLLOWING_ALL = """
            insert into verdict_recheck (period, bucket, household)
            select n.period, n.bucket, n.household
            from household_verdict n join household_verdict v on v.bucket = n.bucket and v.household = n.household
            where n.period = :next and v.period = :period and (v.streak_not_met > 0 or v.streak_not_verifiable > 0)
              and exists (select 1 from household_verdict where period = :next)
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final Jobs jobs;

    Rechecks(DatabaseClient client, Jobs jobs) {
        this.client = client;
        this.jobs = jobs;
    }

    @Override
    public Mono<Void> startIfAny(String cause) {
        return client.sql("select count(*) from verdict_recheck")
                .mapValue(Long.class)
                .one()
                .filter(marked -> marked > 0)
                .flatMap(marked -> jobs.start(RecheckJob.KIND, cause, Map.of(), marked))
                .then();
    }

    /** The verdicts that follow these households' of a period: breaches and silences in a row are counted over them. */
    Mono<Void> following(Period period, List<String> households) {
        return households.isEmpty()
                ? Mono.empty()
                : client.sql(FOLLOWING)
                        .bind("next", period.next().toString())
                        .bind(
                                "buckets",
                                households.stream()
                                        .map(h -> Integer.toString(Buckets.of(h)))
                                        .toArray(String[]::new))
                        .bind("households", households.toArray(String[]::new))
                        .then();
    }

    /** The same for all households, where a period is decided for the first time after the one that follows it. */
    Mono<Void> following(Period period) {
        return client.sql(FOLLOWING_ALL)
                .bind("period", period.toString())
                .bind("next", period.next().toString())
                .then();
    }
}
