package pe.juntos.payment.entitlement.adapter;

import java.util.ArrayList;
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

/** Keeps the current verdict of every household and period, and looks what a late one owes. */
@Component
final class VerdictEvents implements EventHandler {
    private static final String UPSERT = """
            insert into verdict (period, household, bucket, version, outcome, payable)
            select * from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:buckets as int[]),
                                 cast(:versions as bigint[]), cast(:outcomes as text[]), cast(:payable as boolean[]))
            on conflict (period, household) do update set version = excluded.version, outcome = excluded.outcome,
                payable = excluded.payable
            where verdict.version < excluded.version
            """;

    private final DatabaseClient database;
    private final EventJson json;
    private final Corrections corrections;

    VerdictEvents(DatabaseClient database, EventJson json, Corrections corrections) {
        this.database = database;
        this.json = json;
        this.corrections = corrections;
    }

    private record Key(String period, String household) {}

    private record Told(long version, VerdictData data) {}

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public Set<String> topics() {
        return Set.of("juntos.coresponsibility.verdict.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "pe.juntos.coresponsibility.verdict.issued.v1", "pe.juntos.coresponsibility.verdict.corrected.v1");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var last = new LinkedHashMap<Key, Told>();
        for (var event : events) {
            var data = json.read(event, VerdictData.class);
            var told = new Told(event.entityVersion(), data);
            last.merge(new Key(data.period(), data.household()), told, (a, b) -> a.version() > b.version() ? a : b);
        }
        var told = new ArrayList<>(last.values());
        var periods = told.stream().map(t -> t.data().period()).toArray(String[]::new);
        var households = told.stream().map(t -> t.data().household()).toArray(String[]::new);
        return corrections
                .pass(periods)
                .then(Mono.defer(() -> upsert(told, periods, households)))
                .then(Mono.defer(() -> corrections.late(periods, households)));
    }

    private Mono<Void> upsert(List<Told> told, String[] periods, String[] households) {
        return database.sql(UPSERT)
                .bind("periods", periods)
                .bind("households", households)
                .bind(
                        "buckets",
                        told.stream().map(t -> Buckets.of(t.data().household())).toArray(Integer[]::new))
                .bind("versions", told.stream().map(Told::version).toArray(Long[]::new))
                .bind("outcomes", told.stream().map(t -> t.data().outcome()).toArray(String[]::new))
                .bind("payable", told.stream().map(t -> t.data().payable()).toArray(Boolean[]::new))
                .then();
    }
}
