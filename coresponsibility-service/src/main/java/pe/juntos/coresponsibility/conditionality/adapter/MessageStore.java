package pe.juntos.coresponsibility.conditionality.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.evidence.Reach;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Messages as received: each sender's message_id once, with what was refused at the door. */
@Component
final class MessageStore {
    private static final String INSERT = """
            insert into evidence_message (message, sender, message_id, content_hash, transaction_id, received_at, records,
                                          reach, health, education, reference_hashes, state)
            values (:message, :sender, :id, :hash, :transaction, :now, :records, :reach, cast(:health as json),
                    cast(:education as json), cast(:hashes as int[]), 'RECEIVED')
            on conflict (sender, message_id) do nothing
            """;
    private static final String REFUSE = """
            insert into evidence_message_refusal (message, line, reference_id, code, reason, at_door)
            select :message, r.line, r.reference, r.code, r.reason, true
            from unnest(cast(:lines as int[]), cast(:references as text[]), cast(:codes as text[]),
                        cast(:reasons as text[])) as r (line, reference, code, reason)
            """;
    private static final String FIND = """
            select message, content_hash, received_at from evidence_message where sender = :sender and message_id = :id
            """;
    private static final String REFUSED_AT_DOOR = """
            select line, reference_id, code, reason from evidence_message_refusal where message = :message and at_door
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    MessageStore(DatabaseClient client, TransactionalOperator transaction, JsonMapper json) {
        this.client = client;
        this.transaction = transaction;
        this.json = json;
    }

    /** A message that was received before under the same id. */
    record Known(UUID message, byte[] hash, Instant receivedAt) {}

    /** A message that is received now. */
    record New(
            UUID message,
            String sender,
            String id,
            byte[] hash,
            @Nullable String transaction,
            Instant receivedAt,
            int records,
            Reach reach) {}

    /** Answers whether it was stored; false if the sender has used the id. */
    Mono<Boolean> store(New message, CheckedRecords records) {
        return insert(message, records)
                .fetch()
                .rowsUpdated()
                .filter(stored -> stored > 0)
                .flatMap(_ -> refuse(message.message(), records.refusals()).thenReturn(true))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private GenericExecuteSpec insert(New message, CheckedRecords records) {
        var reach = message.reach().patterns();
        return client.sql(INSERT)
                .bind("message", message.message())
                .bind("sender", message.sender())
                .bind("id", message.id())
                .bind("hash", message.hash())
                .bind("transaction", Parameter.fromOrEmpty(message.transaction(), String.class))
                .bind("now", message.receivedAt())
                .bind("records", message.records())
                .bind(
                        "reach",
                        Parameter.fromOrEmpty(reach == null ? null : reach.toArray(String[]::new), String[].class))
                .bind("hashes", MessageQueries.hashes(records.references()))
                .bind("health", waiting(records.health()))
                .bind("education", waiting(records.education()));
    }

    private Parameter waiting(List<? extends WaitingRecord> records) {
        return Parameter.fromOrEmpty(records.isEmpty() ? null : json.writeValueAsString(records), String.class);
    }

    private Mono<Void> refuse(UUID message, List<DoorRefusal> refusals) {
        if (refusals.isEmpty()) {
            return Mono.empty();
        }
        return client.sql(REFUSE)
                .bind("message", message)
                .bind("lines", refusals.stream().map(DoorRefusal::line).toArray(Integer[]::new))
                .bind(
                        "references",
                        refusals.stream().map(DoorRefusal::referenceId).toArray(String[]::new))
                .bind("codes", texts(refusals, DoorRefusal::code))
                .bind("reasons", texts(refusals, DoorRefusal::reason))
                .then();
    }

    private static String[] texts(List<DoorRefusal> refusals, Function<DoorRefusal, String> text) {
        return refusals.stream().map(text).toArray(String[]::new);
    }

    /** Empty if the sender never used the id. */
    Mono<Known> find(String sender, String id) {
        return client.sql(FIND)
                .bind("sender", sender)
                .bind("id", id)
                .map(row -> new Known(
                        required(row, "message", UUID.class),
                        required(row, "content_hash", byte[].class),
                        required(row, "received_at", Instant.class)))
                .one();
    }

    Mono<List<DoorRefusal>> refusedAtDoor(UUID message) {
        return client.sql(REFUSED_AT_DOOR)
                .bind("message", message)
                .map(row -> new DoorRefusal(
                        Objects.requireNonNull(row.get("line", Integer.class)),
                        row.get("reference_id", String.class),
                        required(row, "code", String.class),
                        required(row, "reason", String.class)))
                .all()
                .collectList();
    }
}
