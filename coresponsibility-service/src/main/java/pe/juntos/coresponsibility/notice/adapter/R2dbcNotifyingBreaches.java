package pe.juntos.coresponsibility.notice.adapter;

import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.notice.NotifyingBreaches;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

@Component
final class R2dbcNotifyingBreaches implements NotifyingBreaches {
    /** A breach decided again with the same effect and for the same reasons was told already. */
    private static final String NOTIFY = """
            insert into verdict_notice (period, bucket, household, version, external_id, district, payable, reasons, created_at)
            select v.period, v.bucket, v.household, v.version, v.external_id, v.district, v.payable, v.reasons, :at
            from %s v
            where v.period = :period and v.outcome = 'NOT_MET' and %s and not exists (
              select 1 from verdict_notice n
              where n.period = v.period and n.bucket = v.bucket and n.household = v.household and n.withdrawn_at is null
                and n.payable = v.payable and n.reasons = v.reasons and not exists (
                  select 1 from verdict_history h where h.period = v.period and h.household = v.household
                    and h.version > n.version and h.outcome <> 'NOT_MET') offset 0)
            on conflict do nothing
            """;
    /** What no longer stands as it was said, and was not said yet. */
    private static final String WITHDRAW = """
            update verdict_notice n set withdrawn_at = :at from household_verdict v
            where v.period = :period and (v.bucket, v.household) in %s
              and n.period = v.period and n.bucket = v.bucket and n.household = v.household
              and n.delivered_on is null and n.withdrawn_at is null
              and (v.outcome <> 'NOT_MET' or n.payable <> v.payable or n.reasons <> v.reasons)
            """;

    private static final String THESE =
            "(select * from unnest(cast(:buckets as smallint[]), cast(:households as text[])))";

    /** Each looked up by its key: a table that fills up while it is read has no statistics to plan by. */
    private static final String VERDICTS = """
            (select one.* from %s i (bucket, household) cross join lateral (
               select * from household_verdict d
               where d.period = :period and d.bucket = i.bucket and d.household = i.household offset 0) one)
            """.formatted(THESE);

    private final DatabaseClient client;
    private final Clock clock;

    R2dbcNotifyingBreaches(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Mono<Void> of(Period period, List<String> households) {
        return households.isEmpty()
                ? Mono.empty()
                : these(WITHDRAW.formatted(THESE), period, households)
                        .then(Mono.defer(() -> ofFirst(period, households)));
    }

    @Override
    public Mono<Void> ofFirst(Period period, List<String> households) {
        return households.isEmpty() ? Mono.empty() : these(NOTIFY.formatted(VERDICTS, "true"), period, households);
    }

    private Mono<Void> these(String sql, Period period, List<String> households) {
        return client.sql(sql)
                .bind("period", period.toString())
                .bind("at", clock.instant())
                .bind(
                        "buckets",
                        households.stream()
                                .map(h -> Integer.toString(Buckets.of(h)))
                                .toArray(String[]::new))
                .bind("households", households.toArray(String[]::new))
                .then();
    }

    /** All breaches of a territory that lack a notice, in one go; answers how many. */
    Mono<Long> all(Period period, Territory territory) {
        return client.sql(NOTIFY.formatted("household_verdict", "v.district like any(:patterns)"))
                .bind("period", period.toString())
                .bind("at", clock.instant())
                .bind("patterns", territory.patterns())
                .fetch()
                .rowsUpdated();
    }
}
