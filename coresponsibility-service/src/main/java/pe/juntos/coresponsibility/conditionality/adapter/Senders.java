package pe.juntos.coresponsibility.conditionality.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The register of senders. */
@Component
final class Senders {
    private static final String COLUMNS = "select sender, callback, keys from conditionality_sender where ";
    private static final String REGISTER = """
            with again as (
              update evidence_callback c set attempts = 0, due_at = :now from evidence_message m
              where cast(:callback as text) is not null and m.sender = :sender and c.message = m.message and c.told_at is null)
            insert into conditionality_sender as s (sender, callback, keys, registered_by, registered_at)
            values (:sender, :callback, :keys, :by, :now)
            on conflict (sender) do update set callback = excluded.callback, keys = coalesce(excluded.keys, s.keys),
              registered_by = excluded.registered_by, registered_at = excluded.registered_at
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Senders(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** One of whom nothing is registered has no callback. */
    Mono<Sender> of(String subject) {
        return client.sql(COLUMNS + "sender = :sender")
                .bind("sender", subject)
                .map(row -> sender(row))
                .one()
                .defaultIfEmpty(Sender.of(subject, null, null));
    }

    /** Those that the person heads today, or whose network it represents (form 01). */
    Mono<Set<String>> headedBy(String subject) {
        return client.sql("select * from headed_by(:head, :day)")
                .bind("head", subject)
                .bind("day", LocalDate.now(clock))
                .mapValue(String.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<List<Sender>> after(String cursor, int limit) {
        return client.sql(COLUMNS + "sender > :cursor order by sender limit :limit")
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> sender(row))
                .all()
                .collectList();
    }

    /**
     * What could not be told so far is due again, at the address registered now.
     *
     * @param keys null leaves those that are registered
     */
    Mono<Void> register(String sender, @Nullable String callback, @Nullable String keys, String by) {
        return client.sql(REGISTER)
                .bind("sender", sender)
                .bind("callback", Parameter.fromOrEmpty(callback, String.class))
                .bind("keys", Parameter.fromOrEmpty(keys, String.class))
                .bind("by", by)
                .bind("now", clock.instant())
                .then();
    }

    private static Sender sender(Readable row) {
        return Sender.of(
                required(row, "sender", String.class),
                row.get("callback", String.class),
                row.get("keys", String.class));
    }
}
