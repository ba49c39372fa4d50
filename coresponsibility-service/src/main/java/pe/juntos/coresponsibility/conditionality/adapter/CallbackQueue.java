package pe.juntos.coresponsibility.conditionality.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is still to be told. Taking something puts it off, so that it comes again if whoever took it dies; telling it succeeds or is
 * tried again later, each time after twice the pause.
 */
@Component
final class CallbackQueue {
    private static final int DOUBLINGS = 12;
    private static final int AT_ONCE = 20;
    private static final String TAKE = """
            with due as (
              select message from evidence_callback where told_at is null and attempts < :most and due_at <= :now
              order by due_at limit :at_once for update skip locked),
            taken as (
              update evidence_callback c set attempts = attempts + 1, due_at = cast(:now as timestamptz) + make_interval(secs => :lease)
              from due where c.message = due.message returning c.message, c.attempts)
            select %s, t.attempts, s.callback from taken t join evidence_message m on m.message = t.message
            join conditionality_sender s on s.sender = m.sender and s.callback is not null
            """.formatted(MessageState.COLUMNS);
    private static final String LATER = """
            update evidence_callback set
              due_at = cast(:now as timestamptz) + make_interval(secs => :pause * power(2, least(:attempts - 1, :doublings)))
            where message = :message and attempts = :attempts and told_at is null
            """;

    private final DatabaseClient client;
    private final ConditionalitySettings settings;
    private final Clock clock;

    CallbackQueue(DatabaseClient client, ConditionalitySettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param attempts with this one */
    record Due(MessageState message, URI address, int attempts) {}

    /** Long enough for all that are taken at once, were each as slow as it may be. */
    private Duration lease() {
        return settings.callbackTimeOut().multipliedBy(AT_ONCE / TellingSenders.SIDE_BY_SIDE + 1L);
    }

    /** Goes to the address that is registered now, whatever it was when the message came. */
    Flux<Due> take() {
        return client.sql(TAKE)
                .bind("most", settings.callbackAttempts())
                .bind("now", clock.instant())
                .bind("at_once", AT_ONCE)
                .bind("lease", (double) lease().toSeconds())
                .map(row -> new Due(
                        MessageState.of(row),
                        URI.create(required(row, "callback", String.class)),
                        required(row, "attempts", Integer.class)))
                .all();
    }

    Mono<Void> told(UUID message) {
        return client.sql("update evidence_callback set told_at = :now where message = :message")
                .bind("now", clock.instant())
                .bind("message", message)
                .then();
    }

    /** Due again after the pause; whoever took so long that another has taken it since leaves it alone. */
    Mono<Void> notTold(Due due) {
        return client.sql(LATER)
                .bind("now", clock.instant())
                .bind("pause", (double) settings.callbackPause().toSeconds())
                .bind("doublings", DOUBLINGS)
                .bind("attempts", due.attempts())
                .bind("message", due.message().message())
                .then();
    }
}
