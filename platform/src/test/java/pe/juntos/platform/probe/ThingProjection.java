package pe.juntos.platform.probe;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
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
    public Set<String> projects() {
        return Set.of("thing");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> new Told(event.key(), amount(event)), Told::household);
        return client.sql("""
                        insert into thing (household, bucket, version, amount)
                        select * from unnest(:households, :buckets, :versions, cast(:amounts as bigint[]))
                        on conflict (household) do update
                        set version = excluded.version, amount = excluded.amount
                        where thing.version < excluded.version""")
                .bind("households", newest.texts(Told::household))
                .bind("buckets", newest.buckets(Told::household))
                .bind("versions", newest.versions())
                .bind("amounts", newest.texts(Told::amount))
                .then();
    }

    private record Told(String household, long amount) {}

    private long amount(IncomingEvent event) {
        return json.read(event, Thing.class).amount();
    }
}
