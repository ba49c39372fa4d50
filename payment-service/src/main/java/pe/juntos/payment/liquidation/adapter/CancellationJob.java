package pe.juntos.payment.liquidation.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a cancelled round would have paid stays owed (PAY-4, PAY-5): what came into it from an earlier round goes back there as it
 * was, the rest is held until the next round.
 */
@Component
class CancellationJob implements ChunkedJob {
    /** Of one attempt, how it ended is later than that it waited. */
    private static final String RESTORE = """
            with going as (
                select t.period, t.household from round_transfer t
                where t.round = :round and t.state = 'ORDERED' and t.bucket between :first and :last),
            last as (
                select distinct on (f.period, f.household) f.* from former_attempt f
                join going g on g.period = f.period and g.household = f.household
                order by f.period, f.household, f.attempt desc, (f.state = 'HELD')),
            forgotten as (
                delete from former_attempt f using last l
                where f.round = l.round and f.period = l.period and f.household = l.household)
            update transfer t set round = l.round, state = l.state, reason = l.reason, attempt = l.attempt,
                   version = t.version + 1, recipient = l.recipient, means = l.means, account = l.account,
                   pay_point = l.pay_point, bank_message = l.bank_message, bank_reference = l.bank_reference
            from last l where t.period = l.period and t.household = l.household
            returning t.period || ' ' || t.household as key
            """;

    private static final String HOLD = """
            update transfer t set state = 'HELD', reason = 'ROUND_CANCELLED', version = t.version + 1
            where t.period = :period and t.round = :round and t.state = 'ORDERED' and t.bucket between :first and :last
            returning t.period || ' ' || t.household as key
            """;
    private static final String OWED = """
            insert into unpaid (period, household, bucket)
            select t.period, t.household, t.bucket from unnest(cast(:keys as text[])) k
            join transfer t on t.period = split_part(k, ' ', 1) and t.household = split_part(k, ' ', 2)
            """;
    private static final String TELL = """
            select t.household, t.period, t.round, t.state, t.reason, t.amount, t.version, (
                select jsonb_agg(jsonb_build_object('component', l.component, 'amount', l.amount::text,
                                                    'period', l.period, 'policy', l.policy, 'cause', l.cause) order by l.period, l.component)
                from line_of_transfer l where l.transfer_period = t.period and l.household = t.household)::text as lines
            from unnest(cast(:keys as text[])) k
            join transfer t on t.period = split_part(k, ' ', 1) and t.household = split_part(k, ' ', 2)
            """;
    private static final TypeReference<List<LineTold>> LINES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final Outbox outbox;
    private final JsonMapper json;

    CancellationJob(DatabaseClient database, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public String kind() {
        return "round-cancellation";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return keys(RESTORE, job, range)
                .flatMap(restored -> keys(bound(HOLD, job, range).bind("period", job.parameter("period")))
                        .flatMap(held ->
                                owed(restored).then(owed(held)).thenReturn((long) restored.size() + held.size())));
    }

    private Mono<List<String>> keys(String sql, Job job, BucketRange range) {
        return keys(bound(sql, job, range));
    }

    private static Mono<List<String>> keys(DatabaseClient.GenericExecuteSpec sql) {
        return sql.mapValue(String.class).all().collectList();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Job job, BucketRange range) {
        return database.sql(sql)
                .bind("round", job.parameter("round"))
                .bind("first", range.first())
                .bind("last", range.last());
    }

    private Mono<Void> owed(List<String> keys) {
        if (keys.isEmpty()) {
            return Mono.empty();
        }
        var bound = keys.toArray(String[]::new);
        return database.sql(OWED)
                .bind("keys", bound)
                .then()
                .then(database.sql(TELL)
                        .bind("keys", bound)
                        .map(this::told)
                        .all()
                        .collectList())
                .flatMap(outbox::append);
    }

    private OutgoingEvent told(Readable row) {
        var household = PayeeRow.text(row, "household");
        var told = new TransferTold(
                household + "-" + PayeeRow.text(row, "period"),
                household,
                PayeeRow.text(row, "round"),
                PayeeRow.text(row, "period"),
                PayeeRow.text(row, "state"),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)).toPlainString(),
                json.readValue(PayeeRow.text(row, "lines"), LINES),
                reason(row));
        return new OutgoingEvent(
                TransferTold.TOPIC,
                household,
                told.type(),
                Objects.requireNonNull(row.get("version", Long.class)),
                told);
    }

    private static @Nullable String reason(Readable row) {
        return row.get("reason", String.class);
    }
}
