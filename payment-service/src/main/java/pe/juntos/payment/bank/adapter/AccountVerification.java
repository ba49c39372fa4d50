package pe.juntos.payment.bank.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.bank.AccountPolicy;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.payee.AccountChecks;
import pe.juntos.platform.database.Rows;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts that the bank has to confirm, in the database: set by set, whatever their number. */
@Component
class AccountVerification implements AccountChecks {
    private static final String LISTED = """
            select r.*, (select count(*) from account_asked k where k.request = r.message_id and k.state <> 'ASKED') as answered
            from account_request r where (:period = '' or r.period = :period) and (:message = '' or r.message_id = :message)
            order by r.message_id
            """;
    /** A refusal stands, whatever is said beside it or after it, until the bank is asked again. */
    private static final String ANSWER = """
            update account_check k set state = case when a.verified then 'VERIFIED' else 'REFUSED' end, reason = a.reason,
                   answered_at = :at
            from (select end_to_end_id as id, original_message, bool_and(answer = 'ACCEPTED') as verified, min(reason) as reason
                  from bank_line where message = :message group by 1, 2) a
            where k.id = a.id and k.request = a.original_message
              and (k.state = 'ASKED' or k.state = 'VERIFIED' and not a.verified)
            """;

    private static final String UNKNOWN = """
            insert into bank_exception (message, line, code, end_to_end_id)
            select l.message, l.line, 'UNKNOWN_ACCOUNT_CHECK', l.end_to_end_id from bank_line l
            where l.message = :message and not exists (
                select 1 from account_asked k where k.id = l.end_to_end_id and k.request = l.original_message)
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;
    private final Clock clock;
    private final PolicyBook<AccountPolicy> policies;

    AccountVerification(
            DatabaseClient database,
            TransactionalOperator transaction,
            Jobs jobs,
            Clock clock,
            PolicyBook<AccountPolicy> policies) {
        this.database = database;
        this.transaction = transaction;
        this.jobs = jobs;
        this.clock = clock;
        this.policies = policies;
    }

    record Request(String messageId, String period, int accounts, long answered, OffsetDateTime madeAt) {}

    record Asked(String id, String recipient, String account) {}

    /**
     * @param job which asks; absent where there is nothing to ask
     * @param accounts as many as it asks about
     */
    record Asking(@Nullable UUID job, long accounts) {}

    /** The last time that the bank was asked about a period; number 0 before the first. */
    private record Begun(int number, @Nullable UUID job, boolean finished) {}

    @Override
    public boolean required(Period period) {
        return policies.at(period.firstDay()).parameters().required();
    }

    int mostAccounts(Period period) {
        return policies.at(period.firstDay()).parameters().mostAccounts();
    }

    /** Starts the job that asks about all that nobody has asked about, or that is to be asked about again; one at a time. */
    Mono<Asking> ask(Period period) {
        if (!required(period)) {
            return Mono.just(new Asking(null, 0));
        }
        return database.sql("select pg_advisory_xact_lock(7303)")
                .then()
                .then(Mono.defer(() -> begun(period)))
                .flatMap(last -> due(period).flatMap(due -> {
                    if (!last.finished()) {
                        return Mono.just(new Asking(last.job(), due));
                    }
                    return due == 0 ? Mono.just(new Asking(null, 0)) : begin(period, last.number() + 1, due);
                }))
                .as(transaction::transactional);
    }

    private Mono<Begun> begun(Period period) {
        return database.sql("select number, job, finished from account_asking where period = :period"
                        + " order by number desc limit 1")
                .bind("period", period.toString())
                .map(row -> new Begun(
                        Rows.required(row, "number", Integer.class),
                        row.get("job", UUID.class),
                        Rows.required(row, "finished", Boolean.class)))
                .one()
                .defaultIfEmpty(new Begun(0, null, true));
    }

    private Mono<Long> due(Period period) {
        return due("select count(*) " + AccountAskingJob.DUE, period)
                .mapValue(Long.class)
                .one();
    }

    /** A statement about accounts that are due, by the policy of the period as of today. */
    DatabaseClient.GenericExecuteSpec due(String sql, Period period) {
        var policy = policies.at(period.firstDay()).parameters();
        return database.sql(sql)
                .bind("denied_before", clock.instant().minus(Duration.ofDays(policy.againAfterDays())))
                .bind("passing", policy.passing().toArray(String[]::new));
    }

    private Mono<Asking> begin(Period period, int number, long due) {
        var parameters = Map.of("period", period.toString(), "number", Integer.toString(number));
        return jobs.start(AccountAskingJob.KIND, period + "-" + number, parameters, due, mostAccounts(period))
                .flatMap(job -> database.sql(
                                "insert into account_asking (period, number, job) values (:period, :number, :job)")
                        .bind("period", period.toString())
                        .bind("number", number)
                        .bind("job", job.id())
                        .then()
                        .thenReturn(new Asking(job.id(), due)));
    }

    Mono<Void> asked(Period period, int number) {
        return database.sql("update account_asking set finished = true where period = :period and number = :number")
                .bind("period", period.toString())
                .bind("number", number)
                .then();
    }

    /** @param period of which the requests were made; empty for all */
    Flux<Request> requests(String period) {
        return listed(period, "");
    }

    Mono<Request> one(String messageId) {
        return messageId.isEmpty() ? Mono.empty() : listed("", messageId).next();
    }

    private Flux<Request> listed(String period, String messageId) {
        return database.sql(LISTED)
                .bind("period", period)
                .bind("message", messageId)
                .map(row -> new Request(
                        Rows.required(row, "message_id", String.class),
                        Rows.required(row, "period", String.class),
                        Rows.required(row, "accounts", Integer.class),
                        Rows.required(row, "answered", Long.class),
                        Rows.required(row, "made_at", OffsetDateTime.class)))
                .all();
    }

    Flux<Asked> accounts(String messageId) {
        return database.sql(
                        "select id, recipient, account from account_asked where request = :message order by household, id")
                .filter(statement -> statement.fetchSize(1_000))
                .bind("message", messageId)
                .map(row -> new Asked(
                        Rows.required(row, "id", String.class),
                        Rows.required(row, "recipient", String.class),
                        Rows.required(row, "account", String.class)))
                .all();
    }

    /** Applies the lines of a report, in the caller's transaction. */
    Mono<Void> answered(long message) {
        return database.sql("analyze bank_line")
                .then()
                .then(database.sql(ANSWER)
                        .bind("message", message)
                        .bind("at", clock.instant())
                        .then())
                .then(database.sql(UNKNOWN).bind("message", message).then());
    }
}
