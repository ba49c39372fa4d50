package pe.juntos.coresponsibility.simulation.adapter;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.CostingPolicy;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes a request for a simulation of a period whose lists are frozen. */
@Component
final class StartingSimulation {
    /** Lists are frozen once the job that decides the households has prepared itself; its end is surer to see. */
    private static final String DECIDED = """
            select coalesce(j.state, 'NONE') as state, (select count(*) from expected_household e where e.period = p.period) as n
            from period p left join job j on j.id = p.deciding_job where p.period = :period
            """;

    private final DatabaseClient client;
    private final Rulebooks rulebooks;
    private final LiveBook<CostingPolicy> costing;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionalOperator transaction;

    StartingSimulation(
            DatabaseClient client,
            Rulebooks rulebooks,
            LiveBook<CostingPolicy> costing,
            Jobs jobs,
            Clock clock,
            TransactionalOperator transaction) {
        this.client = client;
        this.rulebooks = rulebooks;
        this.costing = costing;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A version not named is the one that the period was decided with; an amount not given the one of the costing policy. */
    record Wanted(
            Period period,
            @Nullable String membership,
            @Nullable String verification,
            @Nullable BigDecimal amount) {}

    /** Answers the simulation's id. */
    Mono<UUID> start(Wanted wanted, String by) {
        return households(wanted.period())
                .flatMap(n -> Mono.zip(rulebooks.current(), costing.current())
                        .flatMap(books -> order(wanted, books.getT1(), books.getT2(), by, n)))
                .as(transaction::transactional);
    }

    private Mono<Long> households(Period period) {
        return client.sql(DECIDED)
                .bind("period", period.toString())
                .map(row -> Map.entry(
                        String.valueOf(row.get("state", String.class)),
                        java.util.Objects.requireNonNull(row.get("n", Long.class))))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(decided -> switch (decided.getKey()) {
                    case "FINISHED" -> Mono.just(decided.getValue());
                    case "NONE" ->
                        Mono.error(Problem.of(
                                HttpStatus.CONFLICT, "PERIOD_NOT_CLOSED", "El periodo aún recibe evidencia."));
                    default ->
                        Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "VERDICTS_RUNNING",
                                "Los veredictos aún se están decidiendo; inténtelo luego."));
                });
    }

    private Mono<UUID> order(
            Wanted wanted, Rulebook rulebook, PolicyBook<CostingPolicy> costs, String by, long households) {
        var base = rulebook.on(wanted.period().firstDay());
        var membership = chosen(wanted.membership(), rulebook.membership(), base.members());
        var verification = chosen(wanted.verification(), rulebook.verification(), base.verdicts());
        var amount = wanted.amount() == null
                ? costs.at(wanted.period().firstDay()).parameters().solesPerHouseholdAndPeriod()
                : wanted.amount();
        var id = UUID.randomUUID();
        return jobs.start(
                        SimulationJob.KIND,
                        id.toString(),
                        Map.of(SimulationJob.ID, id.toString()),
                        Math.max(1, households))
                .flatMap(job -> client.sql("insert into simulation (id, period, job, membership, verification, base,"
                                + " amount, asked_by, asked_at) values (:id, :period, :job, :membership, :verification, :base,"
                                + " :amount, :by, :at)")
                        .bind("id", id)
                        .bind("period", wanted.period().toString())
                        .bind("job", job.id())
                        .bind("membership", membership.id())
                        .bind("verification", verification.id())
                        .bind("base", base.id())
                        .bind("amount", amount)
                        .bind("by", by)
                        .bind("at", clock.instant())
                        .then())
                .thenReturn(id);
    }

    private static <T> Policy<T> chosen(@Nullable String id, PolicyBook<T> book, Policy<T> base) {
        return id == null
                ? base
                : book.find(id)
                        .orElseThrow(() -> Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "UNKNOWN_POLICY_VERSION",
                                "No hay una versión con este identificador, ni vigente ni en borrador."));
    }
}
