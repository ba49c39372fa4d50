package pe.juntos.payment.bank.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bank messages in the database. */
@Component
class Messages {
    private static final String LAST_LINE =
            " (select coalesce(max(line), 0) as last from bank_line where message = :message) l";
    private static final String REJECTED = """
            insert into bank_line (message, line, bucket, end_to_end_id, period, household, answer, reason, original_message)
            select :message, last + row_number() over (order by c.household, c.period), t.bucket,
                   c.household || '-' || c.period || '-' || c.attempt, c.period, c.household, 'REJECTED', :reason, :original
            from bank_file f join (
                select round, household, period, attempt, state from round_transfer
                union all
                select round, household, period, attempt, state from former_attempt) c on c.round = f.round
                  and c.state <> 'HELD' and c.household || '-' || c.period between f.first_key and f.last_key
            join transfer t on t.period = c.period and t.household = c.household,
            """ + LAST_LINE + """

            where f.message_id = :original
            """;
    private static final String REJECTED_UNKNOWN = """
            insert into bank_line (message, line, bucket, answer, reason, original_message, fault)
            select :message, last + 1, 0, 'REJECTED', :reason, :original, 'WRONG_ORIGINAL_MESSAGE' from
            """ + LAST_LINE;

    private static final String EXCEPTIONS =
            " from bank_exception e where e.message = m.id and e.code <> 'REFUSAL_TO_REVIEW' group by e.code order by e.code)";
    /** In one statement: a message that is seen as applied is seen with all its exceptions. */
    private static final String VIEW = "select m.*, array(select e.code" + EXCEPTIONS
            + " as codes, array(select count(*)" + EXCEPTIONS + " as counts from bank_message m where m.id = :id";

    private final DatabaseClient database;
    private final Clock clock;

    Messages(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether a message is new. */
    sealed interface Begun {
        record Fresh(long id) implements Begun {}

        /** The same id with the same content was received before. */
        record Known(long id) implements Begun {}

        /** The same id was used for other content. */
        record Reused() implements Begun {}
    }

    Mono<Begun> begin(MessageKind kind, String messageId, String digest) {
        return database.sql("insert into bank_message (kind, message_id, digest, state, lines, received_at)"
                        + " values (:kind, :message, :digest, 'RECEIVED', 0, :at)"
                        + " on conflict (kind, message_id) do nothing returning id")
                .bind("kind", kind.name())
                .bind("message", messageId)
                .bind("digest", digest)
                .bind("at", clock.instant())
                .mapValue(Long.class)
                .one()
                .<Begun>map(Begun.Fresh::new)
                .switchIfEmpty(Mono.defer(() -> before(kind, messageId, digest)));
    }

    private Mono<Begun> before(MessageKind kind, String messageId, String digest) {
        return database.sql("select id, digest from bank_message where kind = :kind and message_id = :message")
                .bind("kind", kind.name())
                .bind("message", messageId)
                .<Begun>map(row -> digest.equals(row.get("digest", String.class))
                        ? new Begun.Known(number(row, "id"))
                        : new Begun.Reused())
                .one();
    }

    /** Refuses a status report that gives a file of ours other totals than it had. */
    Mono<Void> requireOriginal(MessageReader.Original original) {
        return Mono.justOrEmpty(original.messageId())
                .flatMap(file -> database.sql("select transactions, amount from bank_file where message_id = :file")
                        .bind("file", file)
                        .map(row -> new MessageReader.Original(
                                file, number(row, "transactions"), row.get("amount", BigDecimal.class)))
                        .one())
                .doOnNext(known -> {
                    MessageReader.requireEqual(original.transactions(), Objects.requireNonNull(known.transactions()));
                    MessageReader.requireEqual(original.sum(), Objects.requireNonNull(known.sum()));
                })
                .then();
    }

    /**
     * A file rejected whole says something of each of its transactions: a line for every one of them, or a single one about a file
     * that is not ours. Answers how many lines.
     */
    Mono<Long> reject(long message, List<MessageReader.FileRejection> rejections) {
        return Flux.fromIterable(rejections)
                .concatMap(rejection -> rejected(REJECTED, message, rejection)
                        .filter(lines -> lines > 0)
                        .switchIfEmpty(Mono.defer(() -> rejected(REJECTED_UNKNOWN, message, rejection))))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> rejected(String sql, long message, MessageReader.FileRejection rejection) {
        return database.sql(sql)
                .bind("message", message)
                .bind("original", rejection.originalMessage())
                .bind("reason", rejection.reason())
                .fetch()
                .rowsUpdated();
    }

    /** @param job which applies it; absent if that is done */
    Mono<Void> received(long id, long lines, @Nullable UUID job) {
        var spec = database.sql("update bank_message set lines = :lines, job = :job where id = :id")
                .bind("lines", lines)
                .bind("id", id);
        return (job == null ? spec.bindNull("job", UUID.class) : spec.bind("job", job)).then();
    }

    Mono<Void> applied(long id) {
        return database.sql("update bank_message set state = 'APPLIED' where id = :id")
                .bind("id", id)
                .then();
    }

    Mono<MessageView> view(long id) {
        return database.sql(VIEW).bind("id", id).map(row -> view(row)).one();
    }

    /** Until a message is applied, nothing of it is matched. */
    private static MessageView view(Readable row) {
        var exceptions = exceptions(row);
        var lines = number(row, "lines");
        var state = Objects.requireNonNull(row.get("state", String.class));
        var faults = exceptions.values().stream().mapToLong(Long::longValue).sum();
        return new MessageView(
                number(row, "id"),
                row.get("job", UUID.class),
                Objects.requireNonNull(row.get("kind", String.class)),
                Objects.requireNonNull(row.get("message_id", String.class)),
                state,
                lines,
                state.equals("APPLIED") ? Math.max(0, lines - faults) : 0,
                exceptions);
    }

    private static Map<String, Long> exceptions(Readable row) {
        var codes = Objects.requireNonNull(row.get("codes", String[].class));
        var counts = Objects.requireNonNull(row.get("counts", Long[].class));
        var exceptions = new TreeMap<String, Long>();
        for (var i = 0; i < codes.length; i++) {
            exceptions.put(codes[i], counts[i]);
        }
        return exceptions;
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Number.class), column).longValue();
    }
}
