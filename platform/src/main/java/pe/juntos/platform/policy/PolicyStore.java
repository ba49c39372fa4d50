package pe.juntos.platform.policy;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The versions written at run time. */
public final class PolicyStore {
    private static final int KEY = 0x504f4c31;
    private static final TypeReference<LinkedHashMap<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final DatabaseClient client;
    private final JsonMapper mapper;
    private final Clock clock;

    public PolicyStore(DatabaseClient client, JsonMapper mapper, Clock clock) {
        this.client = client;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** One change at a time, until the end of the transaction: changes are numbered in the order of their commits. */
    Mono<Void> lock() {
        return client.sql("select 1 from pg_advisory_xact_lock(" + KEY + ")")
                .fetch()
                .all()
                .then();
    }

    /** Zero where nothing was ever written. */
    Mono<Long> lastChange(String book) {
        return client.sql("select coalesce(max(change), 0) as change from policy_version where book = :book")
                .bind("book", book)
                .map(row -> required(row, "change", Long.class))
                .one();
    }

    Flux<Map<String, Object>> documents(String book) {
        return client.sql("select document::text as document, author, approver from policy_version where book = :book")
                .bind("book", book)
                .map(this::document)
                .all();
    }

    private Map<String, Object> document(Readable row) {
        var document = mapper.readValue(required(row, "document", String.class), DOCUMENT);
        var approver = row.get("approver", String.class);
        document.put("author", required(row, "author", String.class));
        document.put("draft", approver == null);
        if (approver != null) {
            document.put("approver", approver);
        }
        return document;
    }

    /** @param document without author, approver and draft: who did what is not the document's to say */
    Mono<Void> propose(String book, Policy<?> version, Map<String, ?> document) {
        return client.sql(
                        "insert into policy_version (book, id, effective_from, document, author, proposed_at, change)"
                                + " values (:book, :id, :from, cast(:document as jsonb), :author, :at, nextval('policy_change'))")
                .bind("book", book)
                .bind("id", version.id())
                .bind("from", version.effectiveFrom())
                .bind("document", mapper.writeValueAsString(document))
                .bind("author", version.author())
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> publish(String book, String id, String by) {
        return client.sql("update policy_version set approver = :by, published_at = :at,"
                        + " change = nextval('policy_change') where book = :book and id = :id and approver is null")
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("book", book)
                .bind("id", id)
                .then();
    }
}
