package pe.juntos.coresponsibility.period.adapter;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodState;
import pe.juntos.coresponsibility.period.PeriodState.Certified;
import pe.juntos.coresponsibility.period.PeriodState.Consolidated;
import pe.juntos.coresponsibility.period.Periods;
import reactor.core.publisher.Mono;

@Component
final class R2dbcPeriods implements Periods {
    private final DatabaseClient client;

    R2dbcPeriods(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<Set<Period>> opened() {
        return client.sql("select period from period")
                .mapValue(String.class)
                .all()
                .map(Period::of)
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<PeriodState> stateOf(Period period) {
        return find(period).map(PeriodRow::state);
    }

    Mono<PeriodRow> find(Period period) {
        return client.sql("select " + PeriodRow.COLUMNS + " from period where period = :period")
                .bind("period", period.toString())
                .map((row, _) -> PeriodRow.of(row))
                .one();
    }

    Mono<Void> insert(Period period, UUID openingJob, String policy) {
        return client.sql("insert into period (period, state, opening_job, policy)"
                        + " values (:period, 'OPEN', :job, :policy)")
                .bind("period", period.toString())
                .bind("job", openingJob)
                .bind("policy", policy)
                .then();
    }

    /** The state after a decision, with the next version; answers that version. */
    Mono<Long> move(PeriodRow from, PeriodState to, @Nullable UUID decidingJob) {
        var first = switch (to) {
            case Consolidated(var by) -> by;
            case Certified(var by, var _) -> by;
            case PeriodState.Open _, PeriodState.ClosedForEvidence _ -> "";
        };
        var second = to instanceof Certified(var _, var by) ? by : "";
        var update = client.sql("update period set state = :state, consolidated_by = nullif(:first, ''),"
                        + " certified_by = nullif(:second, ''), deciding_job = coalesce(:job, deciding_job),"
                        + " version = version + 1 where period = :period and version = :version returning version")
                .bind("state", to.code())
                .bind("first", first)
                .bind("second", second)
                .bind("period", from.period().toString())
                .bind("version", from.version());
        return (decidingJob == null ? update.bindNull("job", UUID.class) : update.bind("job", decidingJob))
                .mapValue(Long.class)
                .one();
    }

    Mono<Boolean> hasRechecks(Period period) {
        return exists("select exists (select 1 from verdict_recheck where period = :period)", period);
    }

    Mono<Boolean> hasBreachesWithoutNotice(Period period) {
        return exists(
                "select exists (select 1 from household_verdict v where v.period = :period and v.outcome = 'NOT_MET'"
                        + " and not exists (select 1 from verdict_notice n where n.period = v.period and n.bucket = v.bucket"
                        + " and n.household = v.household and n.withdrawn_at is null))",
                period);
    }

    Mono<Void> freezeTotals(Period period, String totals) {
        return client.sql("update period set control_totals = cast(:totals as jsonb) where period = :period")
                .bind("totals", totals)
                .bind("period", period.toString())
                .then();
    }

    Mono<Long> affiliatedHouseholds() {
        return client.sql("select count(*) from household where affiliated_on is not null")
                .mapValue(Long.class)
                .one();
    }

    private Mono<Boolean> exists(String sql, Period period) {
        return client.sql(sql)
                .bind("period", period.toString())
                .mapValue(Boolean.class)
                .one();
    }
}
