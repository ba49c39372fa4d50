package pe.juntos.platform.probe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Idempotent by state: the newest version of each thing. */
@Component
class ThingProjection implements EventHandler {
    private final DatabaseClient client;
    private final EventJson json;

    ThingProjection(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String name() {
        return "projection";
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
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = new LinkedHashMap<String, IncomingEvent>();
        events.forEach(e -> newest.merge(e.key(), e, (a, b) -> a.entityVersion() > b.entityVersion() ? a : b));
        return upsert(newest.values());
    }

    private Mono<Void> upsert(Collection<IncomingEvent> events) {
        return client.sql("""
                        insert into thing (household, bucket, version, amount)
                        select * from unnest(:households, :buckets, :versions, :amounts)
                        on conflict (household) do update
                        set version = excluded.version, amount = excluded.amount
                        where thing.version < excluded.version""")
                .bind("households", events.stream().map(IncomingEvent::key).toArray(String[]::new))
                .bind(
                        "buckets",
                        events.stream().map(e -> (short) Buckets.of(e.key())).toArray(Short[]::new))
                .bind(
                        "versions",
                        events.stream().map(IncomingEvent::entityVersion).toArray(Long[]::new))
                .bind(
                        "amounts",
                        events.stream()
                                .map(e -> json.read(e, Thing.class).amount())
                                .toArray(Long[]::new))
                .then();
    }
}
