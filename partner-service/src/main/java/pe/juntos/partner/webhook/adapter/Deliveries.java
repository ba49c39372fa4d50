package pe.juntos.partner.webhook.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.webhook.Fate;
import pe.juntos.partner.webhook.Reply;
import pe.juntos.partner.webhook.WebhookPolicy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The queue of notices. An attempt takes a lease: until it has passed nobody else tries the same notice, and if whoever took it
 * dies, it comes again under the same id.
 */
@Component
final class Deliveries {
    /** A partner is told of a referral only once it was sent to it, and where whoever subscribed may look. */
    static final String OF_REFERRALS = """
            join referral r on r.id = e.subject and r.sent
            join webhook w on w.partner = r.partner and r.district like any(w.patterns)
            """;

    static final String OF_OFFERS = """
            join offer o on o.id = e.subject
            join webhook w on w.partner = o.partner and (o.area = '*' or o.area like any(w.patterns)
              or exists (select from unnest(w.patterns) p where p like o.area || '%'))
            """;

    private static final String ORDER = """
            insert into webhook_delivery (id, webhook, event, type, subject, body, created_at, state, due_at)
            select md5(w.id || '/' || e.id)::uuid, w.id, e.id, e.type, e.subject::text, e.body, :now, 'WAITING', :now
            from unnest(cast(:ids as text[]), cast(:types as text[]), cast(:subjects as uuid[]), cast(:bodies as text[]))
              as e (id, type, subject, body)
            %s and w.state in ('ACTIVE', 'PAUSED') and e.type = any(w.types)
            on conflict do nothing
            """;
    /** Of each webhook the notices that have waited longest, so that one partner's many do not hold up another's. */
    private static final String TAKE = """
            with due as (
              select d.id from webhook w cross join lateral (
                select id from webhook_delivery where webhook = w.id and state = 'WAITING' and due_at <= :now
                order by due_at, created_at, id limit 8 for update skip locked) d
              where w.state = 'ACTIVE' limit 64),
            taken as (
              update webhook_delivery d set attempts = attempts + 1, lease = gen_random_uuid(),
                due_at = cast(:now as timestamptz) + make_interval(secs => :lease)
              from due where d.id = due.id returning d.*)
            select t.id, t.webhook, t.type, t.body, t.attempts, t.lease, w.url, w.secret, w.former_secret, w.former_until
            from taken t join webhook w on w.id = t.webhook order by t.created_at, t.id
            """;
    /** Marks nothing if the lease was lost: somebody else has tried since. */
    private static final String MARK = """
            with marked as (
              update webhook_delivery set state = :state, due_at = coalesce(:due, due_at), lease = null,
                ended_at = case when :state = 'WAITING' then null else cast(:now as timestamptz) end
              where id = :id and lease = :lease and state = 'WAITING' returning id, webhook),
            gone as (
              update webhook w set state = 'GONE' from marked m where w.id = m.webhook and :gone and w.state <> 'ENDED')
            insert into webhook_attempt (lease, delivery, at, millis, status, reason)
            values (:lease, :id, :at, :millis, :status, :reason) on conflict do nothing
            """;

    private static final String FORGET =
            "delete from webhook_delivery where state <> 'WAITING' and ended_at < cast(:now as timestamptz) - make_interval(days => :days)";

    private final DatabaseClient client;

    Deliveries(DatabaseClient client) {
        this.client = client;
    }

    record Notice(String event, String type, UUID subject, String body) {}

    /** A notice taken for one attempt. */
    record Taken(UUID id, String type, String body, int attempts, UUID lease, URI url, List<byte[]> secrets) {}

    /** @param which {@link #OF_REFERRALS} or {@link #OF_OFFERS} */
    Mono<Void> order(List<Notice> notices, String which, Instant now) {
        return notices.isEmpty()
                ? Mono.empty()
                : client.sql(ORDER.formatted(which))
                        .bind("now", now)
                        .bind("ids", texts(notices, Notice::event))
                        .bind("types", texts(notices, Notice::type))
                        .bind("subjects", notices.stream().map(Notice::subject).toArray(UUID[]::new))
                        .bind("bodies", texts(notices, Notice::body))
                        .then();
    }

    Flux<Taken> take(Instant now, WebhookPolicy policy) {
        return client.sql(TAKE)
                .bind("now", now)
                .bind("lease", (double) policy.lease().toSeconds())
                .map(row -> taken(row, now))
                .all();
    }

    private static Taken taken(Readable row, Instant now) {
        return new Taken(
                required(row, "id", UUID.class),
                required(row, "type", String.class),
                required(row, "body", String.class),
                required(row, "attempts", Integer.class),
                required(row, "lease", UUID.class),
                URI.create(required(row, "url", String.class)),
                Webhook.secrets(
                        required(row, "secret", byte[].class),
                        row.get("former_secret", byte[].class),
                        row.get("former_until", Instant.class),
                        now));
    }

    Mono<Void> mark(Taken taken, Reply reply, Fate fate, Instant at, Instant now) {
        return client.sql(MARK)
                .bind("id", taken.id())
                .bind("lease", taken.lease())
                .bind("state", state(fate))
                .bind(
                        "due",
                        Parameter.fromOrEmpty(fate instanceof Fate.Again again ? again.dueAt() : null, Instant.class))
                .bind("gone", fate instanceof Fate.Dead dead && dead.gone())
                .bind("now", now)
                .bind("at", at)
                .bind(
                        "millis",
                        Math.toIntExact(java.time.Duration.between(at, now).toMillis()))
                .bind("status", Parameter.fromOrEmpty(reply.status(), Integer.class))
                .bind("reason", Parameter.fromOrEmpty(reply.reason().orElse(null), String.class))
                .then();
    }

    private static String state(Fate fate) {
        return switch (fate) {
            case Fate.Delivered() -> "DELIVERED";
            case Fate.Again _ -> "WAITING";
            case Fate.Dead _ -> "DEAD";
        };
    }

    Mono<Void> forget(Instant now, int days) {
        return client.sql(FORGET).bind("now", now).bind("days", days).then();
    }

    private static String[] texts(List<Notice> notices, Function<Notice, @Nullable String> text) {
        return notices.stream().map(text).map(Objects::requireNonNull).toArray(String[]::new);
    }
}
