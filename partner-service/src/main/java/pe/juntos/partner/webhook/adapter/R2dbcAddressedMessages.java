package pe.juntos.partner.webhook.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.webhook.AddressedMessages;
import reactor.core.publisher.Mono;

@Component
final class R2dbcAddressedMessages implements AddressedMessages {
    private static final String ORDER = """
            with addressed as (
              select id from webhook where partner = :partner and :type = any(types) and state in ('ACTIVE', 'PAUSED')
                and (cast(:url as text) is null or url = :url)),
            ordered as (
              insert into webhook_delivery (id, webhook, event, type, subject, body, created_at, state, due_at)
              select md5(id || '/' || :event)::uuid, id, :event, :type, :subject, :body, :now, 'WAITING', :now from addressed
              on conflict do nothing)
            select exists (select from addressed) as known
            """;

    private final DatabaseClient client;
    private final Clock clock;

    R2dbcAddressedMessages(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> order(Addressed message) {
        return client.sql(ORDER)
                .bind("partner", message.partner())
                .bind("event", message.event())
                .bind("type", message.type())
                .bind("subject", message.subject())
                .bind("body", message.body())
                .bind("url", Parameter.fromOrEmpty(message.url(), String.class))
                .bind("now", clock.instant())
                .map(row -> required(row, "known", Boolean.class))
                .one();
    }
}
