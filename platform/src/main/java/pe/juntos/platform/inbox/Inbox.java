package pe.juntos.platform.inbox;

import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Remembers, in the transaction of the effect, which events a handler has applied. */
public final class Inbox {
    private final DatabaseClient client;
    private final MeterRegistry meters;

    public Inbox(DatabaseClient client, MeterRegistry meters) {
        this.client = client;
        this.meters = meters;
    }

    /** The events this handler has not applied yet, in their order; from now on they count as applied. */
    public Mono<List<IncomingEvent>> unseen(String handler, List<IncomingEvent> events) {
        if (events.isEmpty()) {
            return Mono.just(events);
        }
        var ids = events.stream().map(IncomingEvent::id).toArray(String[]::new);
        return client.sql("insert into inbox (handler, event_id) select :handler, unnest(:ids::text[])"
                        + " on conflict do nothing returning event_id")
                .bind("handler", handler)
                .bind("ids", ids)
                .map(row -> required(row, "event_id", String.class))
                .all()
                .collectList()
                .doOnNext(fresh -> repeated(handler).increment(events.size() - fresh.size()))
                .map(fresh -> firstOfEach(events, new HashSet<>(fresh)));
    }

    private Counter repeated(String handler) {
        return meters.counter("juntos.events.repeated", "handler", handler);
    }

    private static List<IncomingEvent> firstOfEach(List<IncomingEvent> events, HashSet<String> fresh) {
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }
}
