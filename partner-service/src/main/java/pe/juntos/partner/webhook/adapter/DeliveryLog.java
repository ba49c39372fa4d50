package pe.juntos.partner.webhook.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a partner can look up of its notices, and order again. */
@Component
final class DeliveryLog {
    private static final String LIST = """
            select d.*, l.status, l.reason, l.at as last_at from webhook_delivery d
            join webhook w on w.id = d.webhook and w.partner = :partner
            left join lateral (select * from webhook_attempt a where a.delivery = d.id order by a.at desc, a.lease limit 1) l on true
            """;
    private static final String PAGE = LIST + """
            where d.webhook = :webhook and (:state = '' or d.state = :state) and (:type = '' or d.type = :type)
              and (d.created_at, d.id) > (coalesce((select c.created_at from webhook_delivery c where c.id = :cursor), '-infinity'), :cursor)
            order by d.created_at, d.id limit :limit
            """;
    private static final String AGAIN = """
            update webhook_delivery d set state = 'WAITING', attempts = 0, due_at = :now, ended_at = null
            from webhook w where w.id = d.webhook and w.partner = :partner and w.state in ('ACTIVE', 'PAUSED')
              and d.state <> 'WAITING' and
            """;
    private static final String PING = """
            insert into webhook_delivery (id, webhook, event, type, subject, body, created_at, state, due_at)
            values (:id, :webhook, cast(:id as text), :type, cast(:webhook as text), :body, :now, 'WAITING', :now)
            """;

    private final DatabaseClient client;

    DeliveryLog(DatabaseClient client) {
        this.client = client;
    }

    /**
     * @param id the {@code webhook-id} of every attempt
     * @param status last answer's, if one came
     * @param reason why the last attempt was none
     */
    record Entry(
            UUID id,
            UUID webhook,
            String type,
            String subject,
            Instant createdAt,
            String state,
            int attempts,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable Instant dueAt) {

        static Entry of(Readable row) {
            var state = required(row, "state", String.class);
            return new Entry(
                    required(row, "id", UUID.class),
                    required(row, "webhook", UUID.class),
                    required(row, "type", String.class),
                    required(row, "subject", String.class),
                    required(row, "created_at", Instant.class),
                    state,
                    required(row, "attempts", Integer.class),
                    row.get("last_at", Instant.class),
                    row.get("status", Integer.class),
                    row.get("reason", String.class),
                    state.equals("WAITING") ? row.get("due_at", Instant.class) : null);
        }
    }

    record Attempt(
            Instant at,
            int millis,
            @Nullable Integer status,
            @Nullable String reason) {}

    record Whole(Entry delivery, @JsonRawValue String body, List<Attempt> attempts) {}

    Mono<List<Entry>> page(UUID webhook, String partner, String state, String type, UUID cursor, int limit) {
        return client.sql(PAGE)
                .bind("webhook", webhook)
                .bind("partner", partner)
                .bind("state", state)
                .bind("type", type)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(Entry::of)
                .all()
                .collectList();
    }

    Mono<Whole> one(UUID id, String partner) {
        return client.sql(LIST + " where d.id = :id")
                .bind("id", id)
                .bind("partner", partner)
                .map(row -> new Whole(Entry.of(row), required(row, "body", String.class), List.of()))
                .one()
                .flatMap(found -> attempts(id).map(all -> new Whole(found.delivery(), found.body(), all)));
    }

    private Mono<List<Attempt>> attempts(UUID id) {
        return client.sql("select * from webhook_attempt where delivery = :id order by at, lease")
                .bind("id", id)
                .map(row -> new Attempt(
                        required(row, "at", Instant.class),
                        required(row, "millis", Integer.class),
                        row.get("status", Integer.class),
                        row.get("reason", String.class)))
                .all()
                .collectList();
    }

    /** Whether it was ordered again; not if it still waits or its webhook is closed. */
    Mono<Boolean> again(UUID id, String partner, Instant now) {
        return client.sql(AGAIN + " d.id = :id")
                .bind("id", id)
                .bind("partner", partner)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** How many of those created in the time were ordered again. */
    Mono<Long> again(UUID webhook, String partner, Instant from, Instant until, @Nullable String state, Instant now) {
        return client.sql(AGAIN + " d.webhook = :webhook and d.created_at >= :from and d.created_at < :until"
                        + " and (:state::text is null or d.state = :state)")
                .bind("webhook", webhook)
                .bind("partner", partner)
                .bind("from", from)
                .bind("until", until)
                .bind("state", Parameter.fromOrEmpty(state, String.class))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> ping(UUID id, UUID webhook, String type, String body, Instant now) {
        return client.sql(PING)
                .bind("id", id)
                .bind("webhook", webhook)
                .bind("type", type)
                .bind("body", body)
                .bind("now", now)
                .then();
    }
}
