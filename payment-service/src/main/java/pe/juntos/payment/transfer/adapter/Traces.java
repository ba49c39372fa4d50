package pe.juntos.payment.transfer.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From what the bank writes back to whose money it is: the other end of a household's transfers. */
@Component
class Traces {
    private static final String ATTEMPT = """
            select x.*, r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') as sent from (
                select 1 as place, round, household, period, attempt::int as attempt, state, reason, amount from transfer
                where period = :period and household = :household
                union all
                select 2, round, household, period, attempt::int, state, reason, amount from former_attempt
                where period = :period and household = :household and round in (select round from round)) x
            join round r on r.round = x.round
            join payee p on p.household = x.household and p.district like any(:territory)
            where x.attempt = :attempt order by x.place, (x.state = 'HELD') limit 1
            """;
    private static final String PERIODS =
            "select distinct period from line_of_transfer where transfer_period = :period and household = :household"
                    + " order by period";
    private static final String ENTRIES = """
            select m.id as message, m.kind, m.message_id, l.line, l.answer, l.amount, l.reason, l.reference, e.code
            from bank_message m join bank_line l on l.message = m.id and l.bucket = :bucket
            left join bank_exception e on e.message = l.message and e.line = l.line
            where l.end_to_end_id = :id order by m.id, l.line
            """;
    private static final String IDS = """
            select end_to_end_id from bank_line where reference = :reference and end_to_end_id is not null
            union select end_to_end_id from withdrawal where withdrawal_id = :reference
            order by 1 limit 100
            """;
    private static final String TAKEN = """
            select withdrawal_id, on_day, amount, channel, pay_point from withdrawal
            where household = :household and period = :period and end_to_end_id = :id order by on_day, withdrawal_id
            """;

    private final DatabaseClient database;

    Traces(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param periods for which the transfer pays, its own and those of its compensations
     * @param entries all that the bank ever said of this attempt
     * @param withdrawals what the household took of it
     */
    record Trace(
            String endToEndId,
            String household,
            String period,
            int attempt,
            String round,
            String state,
            @Nullable String reason,
            String amount,
            List<String> periods,
            List<Entry> entries,
            List<Taken> withdrawals) {}

    record Taken(
            String withdrawal,
            LocalDate onDay,
            String amount,
            String channel,
            @Nullable String payPoint) {}

    /** @param code why it is on the exceptions list; absent for a line that matched */
    record Entry(
            long message,
            String kind,
            String messageId,
            int line,
            String answer,
            @Nullable String amount,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable String code) {
        static Entry read(Readable row) {
            var amount = row.get("amount", BigDecimal.class);
            return new Entry(
                    required(row, "message", Long.class),
                    required(row, "kind", String.class),
                    required(row, "message_id", String.class),
                    required(row, "line", Integer.class),
                    required(row, "answer", String.class),
                    amount == null ? null : amount.toPlainString(),
                    row.get("reason", String.class),
                    row.get("reference", String.class),
                    row.get("code", String.class));
        }
    }

    private record Found(String round, TransferState state, String amount) {}

    /** By the bank's own reference of an entry or of a withdrawal. */
    Flux<Trace> ofReference(String reference, Territory territory) {
        return database.sql(IDS)
                .bind("reference", reference)
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(id -> of(id, territory));
    }

    /** Empty for an id that was never given out, or of a household elsewhere. */
    Mono<Trace> of(String text, Territory territory) {
        return Mono.justOrEmpty(EndToEndId.read(text))
                .flatMap(id -> attempt(id, territory)
                        .flatMap(found -> Mono.zip(periods(id), entries(id), withdrawals(id))
                                .map(parts -> new Trace(
                                        id.toString(),
                                        id.household(),
                                        id.period().toString(),
                                        id.attempt(),
                                        found.round(),
                                        found.state().code(),
                                        found.state().reason(),
                                        found.amount(),
                                        parts.getT1(),
                                        parts.getT2(),
                                        parts.getT3()))));
    }

    private Mono<List<Taken>> withdrawals(EndToEndId id) {
        return database.sql(TAKEN)
                .bind("household", id.household())
                .bind("period", id.period().toString())
                .bind("id", id.toString())
                .map(row -> new Taken(
                        required(row, "withdrawal_id", String.class),
                        required(row, "on_day", LocalDate.class),
                        required(row, "amount", BigDecimal.class).toPlainString(),
                        required(row, "channel", String.class),
                        row.get("pay_point", String.class)))
                .all()
                .collectList();
    }

    private Mono<Found> attempt(EndToEndId id, Territory territory) {
        return database.sql(ATTEMPT)
                .bind("household", id.household())
                .bind("period", id.period().toString())
                .bind("attempt", id.attempt())
                .bind("territory", territory.patterns())
                .map(row -> new Found(
                        required(row, "round", String.class),
                        TransferState.read(
                                required(row, "state", String.class),
                                row.get("reason", String.class),
                                required(row, "sent", Boolean.class)),
                        required(row, "amount", BigDecimal.class).toPlainString()))
                .one();
    }

    private Mono<List<String>> periods(EndToEndId id) {
        return database.sql(PERIODS)
                .bind("household", id.household())
                .bind("period", id.period().toString())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<List<Entry>> entries(EndToEndId id) {
        return database.sql(ENTRIES)
                .bind("bucket", Buckets.of(id.household()))
                .bind("id", id.toString())
                .map(Entry::read)
                .all()
                .collectList();
    }
}
