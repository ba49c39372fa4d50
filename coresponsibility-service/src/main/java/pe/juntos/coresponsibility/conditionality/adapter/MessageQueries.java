package pe.juntos.coresponsibility.conditionality.adapter;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of messages and of their records. */
@Component
final class MessageQueries {
    private static final int MOST = 100;
    private static final String MESSAGES =
            "select " + MessageState.COLUMNS + " from evidence_message m where m.sender = :sender and ";
    private static final String RECORDS = """
            select coalesce(s.id, f.reference_id) as id, f.code, f.reason
            from (select r.n, r.id from evidence_message m cross join lateral json_to_recordset(m.health) as r (n int, id text)
                  where m.message = :message
                  union all
                  select r.n, r.id from evidence_message m cross join lateral json_to_recordset(m.education) as r (n int, id text)
                  where m.message = :message) s
            full join (select * from evidence_message_refusal where message = :message) f on f.line = s.n
            order by coalesce(s.n, f.line)
            """;
    private static final String REFUSED = """
            select coalesce(f.reference_id, s.id) as id, f.code, f.reason
            from evidence_message_refusal f
            left join (select r.n, r.id from evidence_message m cross join lateral json_to_recordset(m.health) as r (n int, id text)
                       where m.message = :message
                       union all
                       select r.n, r.id from evidence_message m
                       cross join lateral json_to_recordset(m.education) as r (n int, id text)
                       where m.message = :message) s on s.n = f.line
            where f.message = :message order by f.line
            """;

    private final DatabaseClient client;

    MessageQueries(DatabaseClient client) {
        this.client = client;
    }

    /** The sender's own only. */
    Flux<MessageState> byCorrelation(String sender, UUID correlation) {
        return client.sql(MESSAGES + "m.message = :message")
                .bind("sender", sender)
                .bind("message", correlation)
                .map(MessageState::of)
                .all();
    }

    Flux<MessageState> byMessageId(String sender, String id) {
        return client.sql(MESSAGES + "m.message_id = :id")
                .bind("sender", sender)
                .bind("id", id)
                .map(MessageState::of)
                .all();
    }

    /** The newest of the transaction. */
    Flux<MessageState> byTransaction(String sender, String transaction) {
        return client.sql(MESSAGES + "m.transaction_id = :transaction order by m.place desc limit " + MOST)
                .bind("sender", sender)
                .bind("transaction", transaction)
                .map(MessageState::of)
                .all();
    }

    /** The newest that have a record of one of these ids; another id with the same hash finds messages too. */
    Flux<MessageState> byReferences(String sender, List<String> references) {
        return client.sql(MESSAGES + "m.reference_hashes && cast(:hashes as int[]) order by m.place desc limit " + MOST)
                .bind("sender", sender)
                .bind("hashes", hashes(references))
                .map(MessageState::of)
                .all();
    }

    /** As they are kept with a message. */
    static Integer[] hashes(List<String> references) {
        return references.stream().map(id -> id.strip().hashCode()).distinct().toArray(Integer[]::new);
    }

    /** Every record of the message, in its order. */
    Mono<List<Ack.OfRecord>> records(MessageState message) {
        return records(RECORDS, message, message.accepted() == null ? "pdng" : "succ");
    }

    /** The refused ones. */
    Mono<List<Ack.OfRecord>> refused(MessageState message) {
        return records(REFUSED, message, "succ");
    }

    private Mono<List<Ack.OfRecord>> records(String sql, MessageState message, String otherwise) {
        return client.sql(sql)
                .bind("message", message.message())
                .map(row -> {
                    var code = row.get("code", String.class);
                    return new Ack.OfRecord(
                            row.get("id", String.class),
                            code == null ? otherwise : Ack.REFUSED,
                            code,
                            row.get("reason", String.class));
                })
                .all()
                .collectList();
    }
}
