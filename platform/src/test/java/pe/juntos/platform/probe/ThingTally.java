package pe.juntos.platform.probe;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.Idempotency;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** An effect that adds something, once per event by inbox: one row per event, in the order of application. */
@Component
public class ThingTally implements EventHandler {
    private final DatabaseClient client;
    private final EventJson json;
    private volatile boolean mended;

    ThingTally(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    /** Mends the bug that negative amounts bring out. */
    public void mend() {
        mended = true;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public Set<String> topics() {
        return Set.of(ProbeApplication.TOPIC);
    }

    @Override
    public Set<String> types() {
        return Set.of(ProbeApplication.CHANGED);
    }

    @Override
    public Set<String> ignored() {
        return Set.of(ProbeApplication.NOTED);
    }

    @Override
    public Idempotency idempotency() {
        return Idempotency.BY_INBOX;
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var amounts =
                events.stream().map(e -> json.read(e, Thing.class).amount()).toArray(Long[]::new);
        return client.sql("""
                        insert into tally (event_id, household, version, amount)
                        select * from unnest(:ids, :households, :versions, :amounts)""")
                .bind("ids", events.stream().map(IncomingEvent::id).toArray(String[]::new))
                .bind("households", events.stream().map(IncomingEvent::key).toArray(String[]::new))
                .bind(
                        "versions",
                        events.stream().map(IncomingEvent::entityVersion).toArray(Long[]::new))
                .bind("amounts", amounts)
                .then()
                .then(Mono.defer(() -> stumble(amounts)));
    }

    /** After the rows were written: a bug in the middle of a batch must leave none of them. */
    private Mono<Void> stumble(Long[] amounts) {
        for (var amount : amounts) {
            if (amount < 0 && !mended) return Mono.error(new IllegalStateException("negative amount"));
        }
        return Mono.empty();
    }
}
