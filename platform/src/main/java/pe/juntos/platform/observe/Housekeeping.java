package pe.juntos.platform.observe;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import pe.juntos.platform.inbox.Inbox;
import reactor.core.publisher.Mono;

/** Forgets what is too old to be repeated: seen events after 30 days, answered requests after 7. */
public class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVENTS = Duration.ofDays(30);

    private final Inbox inbox;
    private final DatabaseClient client;

    public Housekeeping(Inbox inbox, DatabaseClient client) {
        this.inbox = inbox;
        this.client = client;
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    public Mono<Void> forget() {
        return inbox.forget(EVENTS)
                .then(client.sql("delete from idempotency_key where started_at < now() - interval '7 days'")
                        .then())
                .doOnError(error -> LOG.warn("housekeeping put off: {}", error.toString()))
                .onErrorComplete();
    }
}
