package pe.juntos.partner.webhook.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The register of subscriptions; a partner reaches its own only. */
@Component
final class Webhooks {
    private static final String OPEN = "state in ('ACTIVE', 'PAUSED')";
    private static final String INSERT = """
            insert into webhook (id, partner, url, types, patterns, state, secret, subscribed_by, subscribed_at)
            values (gen_random_uuid(), :partner, :url, :types, :patterns, 'ACTIVE', :secret, :by, :now) returning *
            """;
    private static final String CHANGE = """
            update webhook set url = :url, types = :types, state = :state, patterns = :patterns
            where id = :id and partner = :partner and state in ('ACTIVE', 'PAUSED', 'GONE') returning *
            """;
    private static final String ROTATE = """
            update webhook set former_secret = secret, former_until = :until, secret = :secret
            where id = :id and partner = :partner and state <> 'ENDED' and (former_until is null or former_until <= :now)
            returning *
            """;
    private static final String END = """
            with ended as (update webhook set state = 'ENDED' where id = :id and partner = :partner and state <> 'ENDED'
                           returning id)
            update webhook_delivery d set state = 'DEAD', ended_at = :now, lease = null from ended e
            where d.webhook = e.id and d.state = 'WAITING'
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Webhooks(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** What a partner wants to be told, and where. */
    record Wish(String url, List<String> types, String state) {}

    /** How many are open, and whether one of them has the address; until the transaction ends no other joins them. */
    record Count(long open, boolean taken) {}

    Mono<Count> count(String partner, String url) {
        return client.sql("select pg_advisory_xact_lock(hashtext('webhooks/' || :partner))")
                .bind("partner", partner)
                .then()
                .then(client.sql("select count(*) as open, coalesce(bool_or(url = :url), false) as taken from webhook"
                                + " where partner = :partner and " + OPEN)
                        .bind("url", url)
                        .bind("partner", partner)
                        .map(row -> new Count(required(row, "open", Long.class), required(row, "taken", Boolean.class)))
                        .one());
    }

    Mono<Webhook> insert(Wish wish, byte[] secret, String partner, Caller caller) {
        return client.sql(INSERT)
                .bind("partner", partner)
                .bind("url", wish.url())
                .bind("types", wish.types().toArray(String[]::new))
                .bind("patterns", caller.territory().patterns())
                .bind("secret", secret)
                .bind("by", caller.subject())
                .bind("now", clock.instant())
                .map(Webhook::of)
                .one();
    }

    Mono<Webhook> change(UUID id, Wish wish, String partner, Caller caller) {
        return client.sql(CHANGE)
                .bind("id", id)
                .bind("partner", partner)
                .bind("url", wish.url())
                .bind("types", wish.types().toArray(String[]::new))
                .bind("state", wish.state())
                .bind("patterns", caller.territory().patterns())
                .map(Webhook::of)
                .one();
    }

    /** Empty while a former secret still counts. */
    Mono<Webhook> rotate(UUID id, byte[] secret, Instant until, String partner) {
        return client.sql(ROTATE)
                .bind("id", id)
                .bind("partner", partner)
                .bind("secret", secret)
                .bind("until", until)
                .bind("now", clock.instant())
                .map(Webhook::of)
                .one();
    }

    /** What still waits is not sent any more. */
    Mono<Void> end(UUID id, String partner) {
        return client.sql(END)
                .bind("id", id)
                .bind("partner", partner)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Webhook> find(UUID id, String partner) {
        return one("", id, partner);
    }

    Mono<Webhook> lock(UUID id, String partner) {
        return one(" for update", id, partner);
    }

    private Mono<Webhook> one(String how, UUID id, String partner) {
        return client.sql("select * from webhook where id = :id and partner = :partner and state <> 'ENDED'" + how)
                .bind("id", id)
                .bind("partner", partner)
                .map(Webhook::of)
                .one();
    }

    Mono<List<Webhook>> list(String partner) {
        return client.sql(
                        "select * from webhook where partner = :partner and state <> 'ENDED' order by subscribed_at, id")
                .bind("partner", partner)
                .map(Webhook::of)
                .all()
                .collectList();
    }
}
