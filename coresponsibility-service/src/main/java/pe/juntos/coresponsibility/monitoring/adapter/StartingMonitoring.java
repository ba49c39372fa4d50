package pe.juntos.coresponsibility.monitoring.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.ClinicalPolicy;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes a request to look at everybody's clinical schedule on a day of a period; a later run replaces the earlier one. */
@Component
final class StartingMonitoring {
    private static final String PERIOD = """
            select (select count(*) from household where affiliated_on is not null) as households,
                   coalesce(r.runs, 0) as runs, coalesce(j.state = 'RUNNING', false) as running
            from period p left join monitoring_run r using (period) left join job j on j.id = r.job
            where p.period = :period
            """;
    private static final String RUN = """
            insert into monitoring_run (period, as_of, policy, job, runs, asked_by, asked_at)
            values (:period, :day, :policy, :job, :runs, :by, :at)
            on conflict (period) do update set as_of = excluded.as_of, policy = excluded.policy, job = excluded.job,
              runs = excluded.runs, asked_by = excluded.asked_by, asked_at = excluded.asked_at
            """;

    private final DatabaseClient client;
    private final LiveBook<ClinicalPolicy> book;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionalOperator transaction;

    StartingMonitoring(
            DatabaseClient client,
            LiveBook<ClinicalPolicy> book,
            Jobs jobs,
            Clock clock,
            TransactionalOperator transaction) {
        this.client = client;
        this.book = book;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> start(Period period, LocalDate day, String by) {
        return client.sql("select 1 from pg_advisory_xact_lock(hashtext('monitoring ' || :period))")
                .bind("period", period.toString())
                .fetch()
                .all()
                .then(Mono.defer(() -> last(period)))
                .flatMap(last -> order(period, day, last, by))
                .as(transaction::transactional);
    }

    private record Last(long households, int runs) {}

    private Mono<Last> last(Period period) {
        return client.sql(PERIOD)
                .bind("period", period.toString())
                .map(row -> Boolean.TRUE.equals(row.get("running", Boolean.class))
                        ? new Last(-1, 0)
                        : new Last(
                                java.util.Objects.requireNonNull(row.get("households", Long.class)),
                                java.util.Objects.requireNonNull(row.get("runs", Integer.class))))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(last -> last.households() >= 0
                        ? Mono.just(last)
                        : Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "MONITORING_RUNNING",
                                "El seguimiento aún está en curso; inténtelo luego.")));
    }

    private Mono<Void> order(Period period, LocalDate day, Last last, String by) {
        var number = last.runs() + 1;
        var parameters = Map.of(MonitoringJob.PERIOD, period.toString(), MonitoringJob.DAY, day.toString());
        return Mono.zip(
                        jobs.start(
                                MonitoringJob.KIND, period + ":" + number, parameters, Math.max(1, last.households())),
                        book.current())
                .flatMap(both -> record(period, day, both.getT2().at(day).id(), both.getT1(), number, by));
    }

    private Mono<Void> record(Period period, LocalDate day, String policy, Job job, int number, String by) {
        return client.sql(RUN)
                .bind("period", period.toString())
                .bind("day", day)
                .bind("policy", policy)
                .bind("job", job.id())
                .bind("runs", number)
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }
}
