package pe.juntos.payment.bank.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.ExceptionAction;
import pe.juntos.payment.bank.ExceptionCase;
import pe.juntos.payment.bank.ExceptionGround;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The exceptions list in the database. A line of no household is the whole country's. */
@Component
class Exceptions {
    private static final String VISIBLE = """
            from bank_exception e join bank_message m on m.id = e.message
            left join payee p on p.household = e.household
            where coalesce(p.district, '') like any(:territory)
            """;
    private static final String PAGE = "select e.*, m.kind, m.message_id " + VISIBLE + """
             and (e.message, e.line) > (:message, :line)
             and (:state = '' or e.state = :state) and (:code = '' or e.code = :code)
             and (:assignee = '' or e.assignee = :assignee)
            order by e.message, e.line limit :limit
            """;
    private static final String ONE =
            "select e.*, m.kind, m.message_id " + VISIBLE + " and e.message = :message and e.line = :line";
    private static final String SAVE = """
            update bank_exception set state = :state, assignee = :assignee, action = :action, reason = :reason,
                   proposed_by = :proposer, resolved_by = :resolver, resolved_at = :at
            where message = :message and line = :line
            """;
    private static final String STEP = """
            insert into bank_exception_step (message, line, step, action, reason, note, by_whom, at)
            values (:message, :line, :step, :action, :reason, :note, :by, :at)
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Exceptions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Which line of which message. */
    record Key(long message, int line) {}

    /** What is asked for; an empty text asks for all. */
    record Filter(String state, String code, String assignee) {}

    /** A line that somebody works on, locked until the end of the transaction. */
    record Taken(Key key, String code, @Nullable String household, ExceptionCase current) {
        static Taken read(Readable row) {
            return new Taken(
                    new Key(required(row, "message", Long.class), required(row, "line", Integer.class)),
                    required(row, "code", String.class),
                    row.get("household", String.class),
                    new ExceptionCase(
                            ExceptionCase.State.valueOf(required(row, "state", String.class)),
                            row.get("assignee", String.class),
                            proposal(row)));
        }

        private static ExceptionCase.@Nullable Proposal proposal(Readable row) {
            var action = row.get("action", String.class);
            return action == null
                    ? null
                    : new ExceptionCase.Proposal(
                            ExceptionAction.valueOf(action),
                            ExceptionGround.valueOf(required(row, "reason", String.class)),
                            required(row, "proposed_by", String.class));
        }
    }

    /** One step of the work on a line, for good. */
    record Step(
            String name,
            @Nullable String action,
            @Nullable String reason,
            @Nullable String note,
            String by,
            Instant at) {
        static Step read(Readable row) {
            return new Step(
                    required(row, "step", String.class),
                    row.get("action", String.class),
                    row.get("reason", String.class),
                    row.get("note", String.class),
                    required(row, "by_whom", String.class),
                    required(row, "at", Instant.class));
        }
    }

    Flux<ExceptionView> after(Key last, Filter filter, int limit, Territory territory) {
        return key(database.sql(PAGE), last)
                .bind("state", filter.state())
                .bind("code", filter.code())
                .bind("assignee", filter.assignee())
                .bind("territory", territory.patterns())
                .bind("limit", limit)
                .map(ExceptionView::read)
                .all();
    }

    Mono<ExceptionView> one(Key key, Territory territory) {
        return key(database.sql(ONE), key)
                .bind("territory", territory.patterns())
                .map(ExceptionView::read)
                .one();
    }

    Mono<Taken> take(Key key, Territory territory) {
        return key(database.sql(ONE + " for update of e"), key)
                .bind("territory", territory.patterns())
                .map(Taken::read)
                .one();
    }

    Flux<Step> steps(Key key) {
        return key(
                        database.sql(
                                "select * from bank_exception_step where message = :message and line = :line order by id"),
                        key)
                .map(Step::read)
                .all();
    }

    /** The line itself, beside its transfer as it stands. */
    Mono<AnsweredTransfer> answered(Key key) {
        return key(database.sql(MatchingJob.LINES + " and l.line = :line"), key)
                .map(AnsweredTransfer.Row::read)
                .all()
                .collectList()
                .map(AnsweredTransfer::of);
    }

    /** @param by who ended it; nobody while it goes on */
    Mono<Void> save(Key key, ExceptionCase reached, @Nullable String by) {
        var proposal = reached.proposal();
        var spec = key(database.sql(SAVE), key).bind("state", reached.state().name());
        spec = text(spec, "assignee", reached.assignee());
        spec = text(spec, "action", proposal == null ? null : proposal.action().name());
        spec = text(spec, "reason", proposal == null ? null : proposal.reason().name());
        spec = text(spec, "proposer", proposal == null ? null : proposal.by());
        spec = text(spec, "resolver", by);
        return (by == null ? spec.bindNull("at", Instant.class) : spec.bind("at", clock.instant())).then();
    }

    Mono<Void> note(Key key, String step, ExceptionCase reached, @Nullable String note, String by) {
        var proposal = reached.proposal();
        var spec =
                key(database.sql(STEP), key).bind("step", step).bind("by", by).bind("at", clock.instant());
        spec = text(spec, "action", proposal == null ? null : proposal.action().name());
        spec = text(spec, "reason", proposal == null ? null : proposal.reason().name());
        return text(spec, "note", note).then();
    }

    /** The money is in no way to the household any more: it is no longer owed again. Empty if it left meanwhile. */
    Mono<Long> paidAfterAll(String household, String period) {
        return database.sql("delete from unpaid where household = :household and period = :period")
                .bind("household", household)
                .bind("period", period)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1);
    }

    /** What was credited is collected no more. Empty if the household or the Treasury has taken of it: that cannot come back. */
    Mono<Long> nothingTaken(String household, String period) {
        return database.sql("delete from collection where household = :household and period = :period"
                        + " and withdrawn = 0 and reverted = 0")
                .bind("household", household)
                .bind("period", period)
                .then()
                .then(database.sql("select count(*) from collection where household = :household and period = :period")
                        .bind("household", household)
                        .bind("period", period)
                        .mapValue(Long.class)
                        .one()
                        .filter(rows -> rows == 0));
    }

    Mono<Void> forgetRefusal(String household) {
        return database.sql("delete from bank_refusal where household = :household")
                .bind("household", household)
                .then();
    }

    /** What people looked at goes out with the next round, once nothing of the household waits for them any more. */
    Mono<Void> release(Key key, String household) {
        return key(database.sql("""
                update bank_refusal set action = 'RETRY'
                where household = :household and action in ('REVIEW', 'REVIEW_DUPLICATE') and not exists (
                    select 1 from bank_exception e where e.household = :household and e.code = 'REFUSAL_TO_REVIEW'
                       and e.state <> 'RESOLVED' and (e.message, e.line) <> (:message, :line))
                """), key).bind("household", household).then();
    }

    private static DatabaseClient.GenericExecuteSpec key(DatabaseClient.GenericExecuteSpec spec, Key key) {
        return spec.bind("message", key.message()).bind("line", key.line());
    }

    private static DatabaseClient.GenericExecuteSpec text(
            DatabaseClient.GenericExecuteSpec spec, String name, @Nullable String value) {
        return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
    }
}
