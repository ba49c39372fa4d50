package pe.juntos.coresponsibility.accompaniment.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.DecisionHash;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class AccompanimentStore {
    private final DatabaseClient client;
    private final Clock clock;

    AccompanimentStore(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The district of a household of the territory; nobody else decides about it until the end of the transaction. */
    Mono<String> lockHousehold(String household, Territory territory) {
        return client.sql("select district from household where household = :household and district like any(:patterns)"
                        + " for update")
                .bind("household", household)
                .bind("patterns", territory.patterns())
                .mapValue(String.class)
                .one();
    }

    /** Those of a household that are proposed or approved. */
    Flux<AccompanimentRow> standing(String household) {
        return client.sql("select " + AccompanimentRow.COLUMNS
                        + " from accompaniment where household = :household and state <> 'REJECTED'")
                .bind("household", household)
                .map(row -> AccompanimentRow.of(row))
                .all();
    }

    Mono<AccompanimentRow> find(UUID id, Territory territory) {
        return found("", id, territory);
    }

    Mono<AccompanimentRow> lock(UUID id, Territory territory) {
        return found(" for update", id, territory);
    }

    private Mono<AccompanimentRow> found(String lock, UUID id, Territory territory) {
        return client.sql("select " + AccompanimentRow.COLUMNS
                        + " from accompaniment where id = :id and district like any(:patterns)" + lock)
                .bind("id", id)
                .bind("patterns", territory.patterns())
                .map(row -> AccompanimentRow.of(row))
                .one();
    }

    Flux<AccompanimentRow> list(String state, UUID after, int limit, Territory territory) {
        return client.sql(
                        "select " + AccompanimentRow.COLUMNS + " from accompaniment where id > :after"
                                + " and (:state = '' or state = :state) and district like any(:patterns) order by id limit :limit")
                .bind("after", after)
                .bind("state", state)
                .bind("patterns", territory.patterns())
                .bind("limit", limit)
                .map(row -> AccompanimentRow.of(row))
                .all();
    }

    Mono<AccompanimentRow> propose(Proposal proposal, String district, String by, String policy) {
        var id = UUID.randomUUID();
        var hash = DecisionHash.ofParts(
                proposal.household(),
                proposal.from(),
                proposal.until(),
                proposal.ground(),
                proposal.reasons(),
                by,
                policy);
        return client.sql(
                        "insert into accompaniment (id, household, district, from_day, until_day, ground, reasons, state,"
                                + " proposed_by, proposed_at, policy, hash) values (:id, :household, :district, :from, :until,"
                                + " :ground, :reasons, 'PROPOSED', :by, :at, :policy, :hash) returning "
                                + AccompanimentRow.COLUMNS)
                .bind("id", id)
                .bind("household", proposal.household())
                .bind("district", district)
                .bind("from", proposal.from())
                .bind("until", proposal.until())
                .bind("ground", proposal.ground().name())
                .bind("reasons", proposal.reasons())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("policy", policy)
                .bind("hash", hash)
                .map(row -> AccompanimentRow.of(row))
                .one();
    }

    /** @param person column of who decides */
    Mono<AccompanimentRow> decide(UUID id, String state, String person, String by, String reasons) {
        return client.sql("update accompaniment set state = :state, " + person + " = :by, decided_at = :at,"
                        + " decision_reasons = :reasons where id = :id returning " + AccompanimentRow.COLUMNS)
                .bind("state", state)
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("reasons", reasons)
                .bind("id", id)
                .map(row -> AccompanimentRow.of(row))
                .one();
    }

    Mono<AccompanimentRow> end(UUID id, LocalDate on, String by, String reasons) {
        return client.sql(
                        "update accompaniment set state = 'ENDED', ended_on = :on, ended_by = :by, end_reasons = :reasons"
                                + " where id = :id returning " + AccompanimentRow.COLUMNS)
                .bind("on", on)
                .bind("by", by)
                .bind("reasons", reasons)
                .bind("id", id)
                .map(row -> AccompanimentRow.of(row))
                .one();
    }

    /** Periods whose verdicts are certified. */
    Mono<List<Period>> certified() {
        return client.sql("select period from period where state = 'CERTIFIED'")
                .mapValue(String.class)
                .all()
                .map(Period::of)
                .collectList();
    }

    /** Has the household decided again where its first verdict was or is being made. */
    Mono<Void> recheck(String household, List<Period> periods) {
        return client.sql(
                        "insert into verdict_recheck (period, bucket, household) select e.period, e.bucket, e.household"
                                + " from expected_household e join period p on p.period = e.period and p.state <> 'OPEN'"
                                + " where e.bucket = :bucket and e.household = :household and e.period = any(:periods)"
                                + " on conflict do nothing")
                .bind("bucket", Buckets.of(household))
                .bind("household", household)
                .bind("periods", periods.stream().map(Period::toString).toArray(String[]::new))
                .then();
    }
}
