package pe.juntos.payment.entitlement.adapter;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps the current verdict of every household and period, and looks what a late one owes. */
@Component
final class VerdictEvents implements EventHandler {
    private static final String TOPIC = "juntos.coresponsibility.verdict.v1";
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

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "issued", "corrected");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = newest(events);
        var periods = column(newest, VerdictData::period);
        var households = column(newest, VerdictData::household);
        return corrections
                .pass(periods)
                .then(Mono.defer(() -> upsert(newest)))
                .then(Mono.defer(() -> corrections.late(periods, households)));
    }

    @Override
    public Set<String> projects() {
        return Set.of("verdict");
    }

    /** Looks for nothing that is owed. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        var newest = newest(events);
        return corrections.pass(column(newest, VerdictData::period)).then(Mono.defer(() -> upsert(newest)));
    }

    private Newest<VerdictData> newest(List<IncomingEvent> events) {
        return Newest.perKey(
                events,
                event -> json.read(event, VerdictData.class),
                verdict -> verdict.period() + " " + verdict.household());
    }

    private static String[] column(Newest<VerdictData> newest, Function<VerdictData, String> value) {
        return newest.data().stream().map(value).toArray(String[]::new);
    }

    private Mono<Void> upsert(Newest<VerdictData> newest) {
        return database.sql(UPSERT)
                .bind("periods", newest.texts(VerdictData::period))
                .bind("households", newest.texts(VerdictData::household))
                .bind("buckets", newest.buckets(VerdictData::household))
                .bind("versions", newest.versions())
                .bind("outcomes", newest.texts(VerdictData::outcome))
                .bind("payable", newest.flags(VerdictData::payable))
                .then();
    }
}
