package pe.juntos.payment.round.adapter;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.Plan;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds in the database. */
@Component
class Rounds {
    /** What goes to the bank. Two steps of hashing, so that memory does not grow with the round. */
    private static final String TOTALS = """
            with part as (
                select bucket, count(*) as transfers, sum(amount) as amount,
                       sha256(convert_to(string_agg(household || '-' || period || '-' || attempt || '=' || amount, E'\\n'
                                                    order by household, period), 'UTF8')) as hash
                from round_transfer where round = :round and state = 'ORDERED' group by bucket)
            select coalesce(sum(transfers), 0)::bigint as transfers, coalesce(sum(amount), 0)::numeric(14, 2) as amount,
                   encode(sha256(coalesce(string_agg(hash, ''::bytea order by bucket), ''::bytea)), 'hex') as hash
            from part
            """;

    /** A line about an earlier attempt, of another account, or not booked yet, is no answer. */
    private static final String UNANSWERED = """
            select count(*) as n from round_transfer t where t.round = :round and t.state = 'ORDERED' and not exists
                (select 1 from bank_exception e where e.household = t.household and e.period = t.period
                   and e.end_to_end_id = t.household || '-' || t.period || '-' || t.attempt
                   and e.code not in ('NOT_DISPATCHED', 'NOT_BOOKED'))
            """;

    private static final String UNCERTIFIED = """
            select count(*) as n from (
                select distinct l.period from round_transfer t
                join transfer_line l on l.transfer_period = t.period and l.household = t.household and l.settles = 'BASE'
                where t.round = :round and t.state = 'ORDERED') paid
            where not exists (select 1 from period p where p.period = paid.period and p.state = 'CERTIFIED')
            """;

    private static final String FRESH =
            "select coalesce(sum(amount), 0)::numeric(14, 2) as amount, count(*) as n from round_transfer"
                    + " where round = :round and state = 'ORDERED' and attempt = 1";

    private final DatabaseClient database;

    Rounds(DatabaseClient database) {
        this.database = database;
    }

    Mono<RoundRow> find(String round) {
        return database.sql("select * from round where round = :round")
                .bind("round", round)
                .map(RoundRow::read)
                .one();
    }

    /** Locks the round until the end of the transaction. */
    Mono<RoundRow> take(String round) {
        return database.sql("select * from round where round = :round for update")
                .bind("round", round)
                .map(RoundRow::read)
                .one();
    }

    Flux<RoundRow> all() {
        return database.sql("select * from round order by period, number")
                .map(RoundRow::read)
                .all();
    }

    /** @return whether there was none of this number for the period */
    Mono<Boolean> insert(Plan plan, UUID job) {
        return database.sql(
                        "insert into round (round, period, number, state, version, ceiling, job, scope)"
                                + " values (:round, :period, :number, 'OPEN', 1, :ceiling, :job, :scope) on conflict do nothing")
                .bind("round", plan.id())
                .bind("period", plan.period().toString())
                .bind("number", plan.number())
                .bind("ceiling", plan.ceiling().soles())
                .bind("job", job)
                .bind("scope", RoundRow.scope(plan))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> update(RoundRow row) {
        var totals = Objects.requireNonNull(row.totals());
        var update = database.sql("update round set state = :state, version = version + 1, transfers = :transfers,"
                        + " amount = :amount, hash = :hash, submitter = :submitter, approvers = :approvers,"
                        + " approvals_needed = :needed, cancelled_by = :cancelled_by, cancel_reason = :cancel_reason"
                        + " where round = :round and version = :version")
                .bind("state", row.round().state())
                .bind("transfers", totals.transfers())
                .bind("amount", totals.amount().soles())
                .bind("hash", totals.hash())
                .bind("round", row.round().plan().id())
                .bind("version", row.version());
        return signed(update, row)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("round changed meanwhile")))
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec signed(DatabaseClient.GenericExecuteSpec update, RoundRow row) {
        var by = row.signatures();
        var cancelled = row.cancellation();
        var bound = update.bind(
                "approvers", by == null ? new String[0] : by.approvers().toArray(String[]::new));
        bound = by == null ? bound.bindNull("needed", Integer.class) : bound.bind("needed", by.needed());
        bound = text(bound, "submitter", by == null ? null : by.submitter());
        bound = text(bound, "cancelled_by", cancelled == null ? null : cancelled.person());
        return text(
                bound,
                "cancel_reason",
                cancelled == null ? null : cancelled.reason().name());
    }

    private static DatabaseClient.GenericExecuteSpec text(
            DatabaseClient.GenericExecuteSpec spec, String name, @Nullable String value) {
        return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
    }

    Mono<ControlTotals> totals(String round) {
        return database.sql(TOTALS).bind("round", round).map(RoundRow::totals).one();
    }

    /** Periods that the round pays and that nobody certified; there is none, unless something went very wrong. */
    Mono<Long> uncertified(String round) {
        return database.sql(UNCERTIFIED)
                .bind("round", round)
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> unanswered(String round) {
        return database.sql(UNANSWERED)
                .bind("round", round)
                .mapValue(Long.class)
                .one();
    }

    /** What approval makes payable: everything but what an earlier round made payable already. */
    Mono<FirstAttempts> firstAttempts(String round) {
        return database.sql(FRESH)
                .bind("round", round)
                .map(row -> new FirstAttempts(
                        new Money(Objects.requireNonNull(row.get("amount", java.math.BigDecimal.class))),
                        Objects.requireNonNull(row.get("n", Long.class)).intValue()))
                .one();
    }

    record FirstAttempts(Money amount, int transfers) {}
}
