package pe.juntos.platform.web;

import static pe.juntos.platform.database.Rows.required;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which requests were made under which key, and what they were answered. */
final class IdempotencyKeys {
    /** A request that has not held its key for so long died with its process; the key may be used again. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(3);

    private final DatabaseClient client;

    IdempotencyKeys(DatabaseClient client) {
        this.client = client;
    }

    record Request(String subject, String key, String what, byte[] bodyHash) {}

    record Answer(int status, @Nullable String contentType, byte[] body) {}

    sealed interface Found {
        record Mine() implements Found {}

        record Running() implements Found {}

        record OtherBody() implements Found {}

        record Answered(Answer answer) implements Found {}
    }

    Mono<Found> claim(Request request) {
        return client.sql("insert into idempotency_key (subject, key, request, body_hash)"
                        + " values (:subject, :key, :request, :hash)"
                        + " on conflict (subject, key) do update set started_at = now()"
                        + " where idempotency_key.status is null and idempotency_key.body_hash = excluded.body_hash"
                        + " and idempotency_key.request = excluded.request"
                        + " and idempotency_key.started_at < now() - make_interval(secs => :lease)")
                .bind("subject", request.subject())
                .bind("key", request.key())
                .bind("request", request.what())
                .bind("hash", request.bodyHash())
                .bind("lease", (double) LEASE.toSeconds())
                .fetch()
                .rowsUpdated()
                .flatMap(claimed -> claimed > 0 ? Mono.just(new Found.Mine()) : look(request));
    }

    private Mono<Found> look(Request request) {
        return client.sql("select request = :request and body_hash = :hash as same, status, content_type, answer"
                        + " from idempotency_key where subject = :subject and key = :key")
                .bind("request", request.what())
                .bind("hash", request.bodyHash())
                .bind("subject", request.subject())
                .bind("key", request.key())
                .map(row -> {
                    if (!Boolean.TRUE.equals(row.get("same", Boolean.class))) {
                        return (Found) new Found.OtherBody();
                    }
                    var status = row.get("status", Integer.class);
                    return status == null
                            ? new Found.Running()
                            : new Found.Answered(new Answer(
                                    status,
                                    row.get("content_type", String.class),
                                    required(row, "answer", byte[].class)));
                })
                .one()
                .defaultIfEmpty(new Found.Running());
    }

    /** Holds the key for as long as this is subscribed to; never ends by itself. */
    Mono<Void> hold(Request request) {
        return Flux.interval(RENEWAL)
                .onBackpressureDrop()
                .concatMap(tick -> renew(request).onErrorComplete())
                .then();
    }

    private Mono<Void> renew(Request request) {
        return client.sql("update idempotency_key set started_at = now()"
                        + " where subject = :subject and key = :key and status is null")
                .bind("subject", request.subject())
                .bind("key", request.key())
                .then();
    }

    Mono<Void> keep(Request request, Answer answer) {
        var update = client.sql("update idempotency_key set status = :status, content_type = :type, answer = :answer"
                        + " where subject = :subject and key = :key")
                .bind("status", answer.status())
                .bind("answer", answer.body())
                .bind("subject", request.subject())
                .bind("key", request.key());
        var type = answer.contentType();
        return (type == null ? update.bindNull("type", String.class) : update.bind("type", type)).then();
    }

    Mono<Void> release(Request request) {
        return client.sql("delete from idempotency_key where subject = :subject and key = :key and status is null")
                .bind("subject", request.subject())
                .bind("key", request.key())
                .then();
    }
}
