package pe.juntos.coresponsibility.reconsideration.adapter;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Consolidation;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.reconsideration.ReconsiderationState;
import pe.juntos.coresponsibility.reconsideration.Request;
import pe.juntos.coresponsibility.verdict.DecisionHash;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class ReconsiderationStore {
    private static final String CONTESTED = """
            select v.version, v.district, v.outcome,
                   (select n.delivered_on from verdict_notice n where n.period = v.period and n.bucket = v.bucket
                      and n.household = v.household and n.withdrawn_at is null order by n.version desc limit 1) as told,
                   exists (select 1 from reconsideration r where r.period = v.period and r.household = v.household
                             and r.state = 'OPEN') as open,
                   exists (select 1 from reconsideration r where r.period = v.period and r.household = v.household
                             and r.version = v.version and r.state = 'REJECTED') as rejected
            from household_verdict v where v.period = :period and v.bucket = :bucket and v.household = :household
              and v.district like any(:patterns) for update of v
            """;
    private static final String UPHOLD = """
            insert into reconsideration_upheld (period, member, household, request)
            select m.period, m.member, m.household, :id from member_verdict m
            where m.period = :period and m.bucket = :bucket and m.household = :household and m.outcome = 'NOT_MET'
            on conflict (member, period) do update set request = excluded.request
            """;
    private static final String RECHECK = """
            insert into verdict_recheck (period, bucket, household) values (:period, :bucket, :household)
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final Clock clock;

    ReconsiderationStore(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The verdict in force; it is not replaced until the end of the transaction. */
    Mono<VerdictRow> contested(Period period, String household, Territory territory) {
        return of(CONTESTED, period, household)
                .bind("patterns", territory.patterns())
                .map(row -> VerdictRow.of(row))
                .one();
    }

    Mono<ReconsiderationRow> open(
            Period period,
            String household,
            VerdictRow verdict,
            Request request,
            boolean late,
            String by,
            String policy) {
        var hash = DecisionHash.ofParts(household, period, verdict.version(), request, late, by, policy);
        return client.sql(
                        "insert into reconsideration (id, period, household, version, district, requested_by, requested_on,"
                                + " typed_by, reasons, evidence, late, state, policy, hash) values (:id, :period, :household, :version,"
                                + " :district, :requestedBy, :requestedOn, :by, :reasons, :evidence, :late, 'OPEN', :policy, :hash)"
                                + " returning " + ReconsiderationRow.COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("period", period.toString())
                .bind("household", household)
                .bind("version", verdict.version())
                .bind("district", verdict.district())
                .bind("requestedBy", request.by().name())
                .bind("requestedOn", request.requestedOn())
                .bind("by", by)
                .bind("reasons", request.reasons())
                .bind("evidence", request.evidence().toArray(String[]::new))
                .bind("late", late)
                .bind("policy", policy)
                .bind("hash", hash)
                .map(row -> ReconsiderationRow.of(row))
                .one();
    }

    Mono<ReconsiderationRow> find(UUID id, Territory territory) {
        return found("", id, territory);
    }

    Mono<ReconsiderationRow> lock(UUID id, Territory territory) {
        return found(" for update", id, territory);
    }

    private Mono<ReconsiderationRow> found(String lock, UUID id, Territory territory) {
        return client.sql("select " + ReconsiderationRow.COLUMNS
                        + " from reconsideration where id = :id and district like any(:patterns)" + lock)
                .bind("id", id)
                .bind("patterns", territory.patterns())
                .map(row -> ReconsiderationRow.of(row))
                .one();
    }

    Flux<ReconsiderationRow> list(String period, String state, UUID after, int limit, Territory territory) {
        return client.sql("select " + ReconsiderationRow.COLUMNS + " from reconsideration where id > :after"
                        + " and (:period = '' or period = :period) and (:state = '' or state = :state)"
                        + " and district like any(:patterns) order by id limit :limit")
                .bind("after", after)
                .bind("period", period)
                .bind("state", state)
                .bind("patterns", territory.patterns())
                .bind("limit", limit)
                .map(row -> ReconsiderationRow.of(row))
                .all();
    }

    /** Who has a part in the verdict or in the request, and so does not decide on it. */
    Mono<Set<String>> involved(ReconsiderationRow request) {
        return client.sql(
                        "select certified_by as person from period where period = :period and certified_by is not null"
                                + " union select consolidated_by from period_part where period = :period and region = :region")
                .bind("period", request.period())
                .bind("region", Consolidation.regionOf(request.district()))
                .mapValue(String.class)
                .all()
                .concatWithValues(request.typedBy())
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<ReconsiderationRow> decide(UUID id, ReconsiderationState state, String by, String reasons) {
        return client.sql("update reconsideration set state = :state, decided_by = :by, decided_at = :at,"
                        + " decision_reasons = :reasons where id = :id returning " + ReconsiderationRow.COLUMNS)
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("reasons", reasons)
                .bind("id", id)
                .map(row -> ReconsiderationRow.of(row))
                .one();
    }

    /** The breaches of the household do not stand any more: it is decided again. */
    Mono<Void> uphold(ReconsiderationRow request) {
        var period = Period.of(request.period());
        return of(UPHOLD, period, request.household())
                .bind("id", request.id())
                .then()
                .then(Mono.defer(() -> of(RECHECK, period, request.household()).then()));
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Period period, String household) {
        return client.sql(sql)
                .bind("period", period.toString())
                .bind("bucket", Buckets.of(household))
                .bind("household", household);
    }
}
