package pe.juntos.payment.payday.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payday.PayDayPolicy;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Plans of pay days as they were asked for and made. */
@Component
class PayDayPlans {
    private static final String ASK = """
            insert into pay_plan (round, number, policy, asked_by, asked_at) values (:round, 1, :policy, :by, :at)
            on conflict (round) do update set number = pay_plan.number + 1, policy = excluded.policy,
                asked_by = excluded.asked_by, asked_at = excluded.asked_at
            returning number
            """;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;
    private final PolicyBook<PayDayPolicy> policies;
    private final Clock clock;

    PayDayPlans(
            DatabaseClient database,
            TransactionalOperator transaction,
            Jobs jobs,
            PolicyBook<PayDayPolicy> policies,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.jobs = jobs;
        this.policies = policies;
        this.clock = clock;
    }

    /** A round's period and state. */
    record Planned(Period period, String state) {
        boolean ready() {
            return !state.equals("OPEN") && !state.equals("CANCELLED");
        }
    }

    Mono<Planned> round(String round) {
        return database.sql("select period, state from round where round = :round")
                .bind("round", round)
                .map(row -> new Planned(
                        Period.parse(required(row, "period", String.class)), required(row, "state", String.class)))
                .one();
    }

    Mono<Job> ask(String round, LocalDate from, String by) {
        return database.sql(ASK)
                .bind("round", round)
                .bind("policy", policies.at(from).id())
                .bind("by", by)
                .bind("at", clock.instant())
                .mapValue(Integer.class)
                .one()
                .flatMap(number -> jobs.start(
                        PayDayJob.KIND,
                        round + "-" + number,
                        Map.of("round", round, "number", Integer.toString(number), "from", from.toString()),
                        1))
                .as(transaction::transactional);
    }
}
