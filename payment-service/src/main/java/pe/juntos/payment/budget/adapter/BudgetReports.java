package pe.juntos.payment.budget.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.budget.AdministrativeShare;
import pe.juntos.payment.budget.BudgetTold;
import pe.juntos.payment.budget.SharePolicy;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was reported of each year's budget, every report for good; the last one counts. */
@Component
class BudgetReports {
    private static final String LAST = """
            select distinct on (year) year, version, total, administrative from budget_report
            where cast(:year as int) is null or year = :year order by year, version desc
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final PolicyBook<SharePolicy> policies;
    private final MeterRegistry meters;
    private final Clock clock;

    BudgetReports(
            DatabaseClient database,
            Outbox outbox,
            TransactionalOperator transaction,
            PolicyBook<SharePolicy> policies,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.transaction = transaction;
        this.policies = policies;
        this.meters = meters;
        this.clock = clock;
    }

    private record Report(int year, long version, AdministrativeShare share) {}

    /** The same report again is answered and not told again. */
    Mono<BudgetTold> report(int year, AdministrativeShare share, String by) {
        return database.sql("select pg_advisory_xact_lock(7304, :year)")
                .bind("year", year)
                .fetch()
                .all()
                .then(Mono.defer(() -> last(year).map(Optional::of).defaultIfEmpty(Optional.empty())))
                .flatMap(known -> known.filter(report -> report.share().equals(share))
                        .map(report -> Mono.just(told(report)))
                        .orElseGet(() -> write(
                                new Report(year, 1 + known.map(Report::version).orElse(0L), share), by)))
                .as(transaction::transactional);
    }

    private Mono<BudgetTold> write(Report report, String by) {
        var told = told(report);
        return database.sql("insert into budget_report (year, version, total, administrative, policy, exceeded,"
                        + " reported_by, reported_at) values (:year, :version, :total, :administrative, :policy,"
                        + " :exceeded, :by, :at)")
                .bind("year", report.year())
                .bind("version", report.version())
                .bind("total", report.share().total().soles())
                .bind("administrative", report.share().administrative().soles())
                .bind("policy", told.policy())
                .bind("exceeded", told.exceeded())
                .bind("by", by)
                .bind("at", clock.instant())
                .then()
                .then(outbox.append(List.of(new OutgoingEvent(
                        BudgetTold.TOPIC, Integer.toString(report.year()), told.type(), report.version(), told))))
                .doOnSuccess(_ -> meters.counter(
                                "programme.payment.budget.reports", "exceeded", Boolean.toString(told.exceeded()))
                        .increment())
                .thenReturn(told);
    }

    Mono<BudgetTold> of(int year) {
        return last(year).map(this::told);
    }

    Flux<BudgetTold> all() {
        return database.sql(LAST)
                .bindNull("year", Integer.class)
                .map(BudgetReports::read)
                .all()
                .map(this::told);
    }

    private Mono<Report> last(int year) {
        return database.sql(LAST).bind("year", year).map(BudgetReports::read).one();
    }

    private BudgetTold told(Report report) {
        var policy = policies.at(LocalDate.of(report.year(), 1, 1));
        var share = report.share();
        return new BudgetTold(
                report.year(),
                share.total().toString(),
                share.administrative().toString(),
                share.percent().toPlainString(),
                policy.parameters().mostPercent(),
                share.exceeds(policy.parameters()),
                policy.id());
    }

    private static Report read(Readable row) {
        return new Report(
                Objects.requireNonNull(row.get("year", Integer.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                new AdministrativeShare(soles(row, "total"), soles(row, "administrative")));
    }

    private static Money soles(Readable row, String column) {
        return new Money(Objects.requireNonNull(row.get(column, BigDecimal.class), column));
    }
}
