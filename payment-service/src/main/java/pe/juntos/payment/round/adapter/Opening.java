package pe.juntos.payment.round.adapter;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.BudgetPolicy;
import pe.juntos.payment.round.CalendarPolicy;
import pe.juntos.payment.round.Plan;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Opens the round of a certified period and starts its liquidation, once everything that it needs has arrived. */
@Component
class Opening {
    private static final String READY = """
            select (select state from period where period = :period) as state,
                   (select households from period where period = :period) as certified,
                   (select payable from period where period = :period) as certified_payable,
                   (select count(*) from verdict where period = :period) as arrived,
                   (select count(*) from verdict where period = :period and payable) as arrived_payable,
                   exists (select 1 from verdict v where v.period = :period and v.payable
                           and not exists (select 1 from payee p where p.household = v.household)) as strangers,
                   exists (select 1 from round where period = :period and number = :number - 1) as preceded,
                   exists (select 1 from round where state = 'OPEN') as liquidating,
                   exists (select 1 from round r where r.period = :period and (
                               r.state in ('OPEN', 'LIQUIDATED', 'SUBMITTED', 'APPROVED')
                               or r.state = 'CANCELLED' and exists (
                                   select 1 from round_transfer t where t.round = r.round and t.state = 'ORDERED'))) as unfinished
            """;

    private final DatabaseClient database;
    private final Rounds rounds;
    private final RoundSteps steps;
    private final Jobs jobs;
    private final TransactionalOperator transaction;
    private final PolicyBook<BudgetPolicy> budget;
    private final PolicyBook<CalendarPolicy> calendar;

    Opening(
            DatabaseClient database,
            Rounds rounds,
            RoundSteps steps,
            Jobs jobs,
            TransactionalOperator transaction,
            PolicyBook<BudgetPolicy> budget,
            PolicyBook<CalendarPolicy> calendar) {
        this.database = database;
        this.rounds = rounds;
        this.steps = steps;
        this.jobs = jobs;
        this.transaction = transaction;
        this.budget = budget;
        this.calendar = calendar;
    }

    /** Why a round cannot be opened yet; public codes. */
    enum NotReady {
        PERIOD_NOT_CERTIFIED,
        /** Fewer verdicts, or fewer payable ones, than were certified have arrived; to be tried again. */
        VERDICTS_INCOMPLETE,
        /** Households with a verdict that affiliation has not told of yet; to be tried again. */
        PAYEES_INCOMPLETE,
        /** A round of the period is under way, and the one that follows it up begins where it ends; or another one is being liquidated. */
        ROUND_UNFINISHED,
        /** Whoever opens a round may lower the ceiling of the budget, not raise it. */
        CEILING_ABOVE_BUDGET,
        /** Follow-ups are counted one by one, from 2, and only so many as the calendar has. */
        FOLLOW_UP_INVALID
    }

    sealed interface Result {
        record Opened(RoundView round) implements Result {}

        record Refused(NotReady why) implements Result {}
    }

    /** @param number 1 for the round of the period; asked for again, the answer is the same round */
    Mono<Result> open(Period period, int number, @Nullable Money ceiling, List<String> districts) {
        if (!calendar.at(period.firstDay()).parameters().allows(number)) {
            return Mono.just(new Result.Refused(NotReady.FOLLOW_UP_INVALID));
        }
        var limit = budget.at(period.firstDay()).parameters().ceilingPerRound();
        if (ceiling != null && ceiling.exceeds(limit)) {
            return Mono.just(new Result.Refused(NotReady.CEILING_ABOVE_BUDGET));
        }
        var plan = new Plan(period, number, ceiling == null ? limit : ceiling, districts);
        return rounds.find(plan.id())
                .flatMap(steps::view)
                .<Result>map(Result.Opened::new)
                .switchIfEmpty(Mono.defer(() -> fresh(plan)));
    }

    private record Readiness(@Nullable NotReady lacking, long verdicts) {}

    /** One after the other: two liquidations side by side would find the same money owed. */
    private Mono<Result> fresh(Plan plan) {
        return database.sql("select pg_advisory_xact_lock(7305)")
                .fetch()
                .all()
                .then(Mono.defer(() -> rounds.find(plan.id()).flatMap(steps::view)))
                .<Result>map(Result.Opened::new)
                .switchIfEmpty(Mono.defer(() -> readiness(plan).flatMap(ready -> {
                    var lacking = ready.lacking();
                    return lacking == null ? start(plan, ready.verdicts()) : Mono.just(new Result.Refused(lacking));
                })))
                .as(transaction::transactional);
    }

    private Mono<Result> start(Plan plan, long verdicts) {
        var parameters = Map.of(
                "round",
                plan.id(),
                "period",
                plan.period().toString(),
                "number",
                Integer.toString(plan.number()),
                "scope",
                String.join(" ", RoundRow.scope(plan)));
        return jobs.start("liquidation", plan.id(), parameters, verdicts)
                .flatMap(job -> rounds.insert(plan, job.id()))
                .flatMap(fresh -> rounds.find(plan.id()).flatMap(row -> fresh ? steps.announce(row) : steps.view(row)))
                .<Result>map(Result.Opened::new);
    }

    private static long certifiedPayable(Readable row) {
        return Objects.requireNonNull(row.get("certified_payable", Long.class));
    }

    /** After certification a payable verdict stays so and others may become payable: fewer have not all arrived. */
    private static long arrivedPayable(Readable row) {
        return Objects.requireNonNull(row.get("arrived_payable", Long.class));
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private Mono<Readiness> readiness(Plan plan) {
        return database.sql(READY)
                .bind("period", plan.period().toString())
                .bind("number", plan.number())
                .map(row -> {
                    var arrived = Objects.requireNonNull(row.get("arrived", Long.class));
                    var certified = row.get("certified", Long.class);
                    if (certified == null || !"CERTIFIED".equals(row.get("state", String.class))) {
                        return new Readiness(NotReady.PERIOD_NOT_CERTIFIED, arrived);
                    }
                    if (!arrived.equals(certified) || arrivedPayable(row) < certifiedPayable(row)) {
                        return new Readiness(NotReady.VERDICTS_INCOMPLETE, arrived);
                    }
                    if (plan.followsUp() && !is(row, "preceded")) {
                        return new Readiness(NotReady.FOLLOW_UP_INVALID, arrived);
                    }
                    if (is(row, "liquidating") || plan.followsUp() && is(row, "unfinished")) {
                        return new Readiness(NotReady.ROUND_UNFINISHED, arrived);
                    }
                    var strangers = is(row, "strangers");
                    return new Readiness(strangers ? NotReady.PAYEES_INCOMPLETE : null, arrived);
                })
                .one();
    }
}
