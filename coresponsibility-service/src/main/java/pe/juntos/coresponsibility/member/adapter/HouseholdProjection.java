package pe.juntos.coresponsibility.member.adapter;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.ExpectedLists;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what the rules need of each household; the latest version wins, in whatever order the events come. */
@Component
final class HouseholdProjection implements EventHandler {
    static final String TOPIC = "juntos.affiliation.household.v1";
    private static final String UPSERT = """
            insert into household (household, bucket, external_id, state, district, populated_centre, affiliated_on, exited_on, version)
            select * from unnest(cast(:household as text[]), cast(:bucket as smallint[]), cast(:external as text[]),
                                 cast(:state as text[]), cast(:district as text[]), cast(:centre as text[]),
                                 cast(:affiliated as date[]), cast(:exited as date[]), cast(:version as bigint[]))
            on conflict (household) do update set state = excluded.state, district = excluded.district,
              populated_centre = excluded.populated_centre,
              affiliated_on = excluded.affiliated_on, exited_on = excluded.exited_on, version = excluded.version,
              former_affiliated_on = case when household.exited_on is not null
                and household.affiliated_on is distinct from excluded.affiliated_on
                then household.affiliated_on else household.former_affiliated_on end,
              former_exited_on = case when household.exited_on is not null
                and household.affiliated_on is distinct from excluded.affiliated_on
                then household.exited_on else household.former_exited_on end
            where household.version < excluded.version
            returning household
            """;

    /** The stay before the present one: the last that ended. Heard from the end to the beginning the present one is known already. */
    private static final String STAY_BEFORE = """
            update household h set former_affiliated_on = e.affiliated, former_exited_on = e.exited
            from (select * from unnest(cast(:household as text[]), cast(:affiliated as date[]), cast(:exited as date[]),
                                       cast(:version as bigint[])) as n(household, affiliated, exited, version)) e
            where h.household = e.household and e.version < h.version and e.affiliated is distinct from h.affiliated_on
              and (h.former_exited_on is null or h.former_exited_on < e.exited)
            """;

    private static final String EXITED = EventTypes.named(TOPIC, "exited");

    private final DatabaseClient client;
    private final EventJson json;
    private final PeriodGate gate;
    private final ExpectedLists lists;

    HouseholdProjection(DatabaseClient client, EventJson json, PeriodGate gate, ExpectedLists lists) {
        this.client = client;
        this.json = json;
        this.gate = gate;
        this.lists = lists;
    }

    @Override
    public String name() {
        return "household-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(
                TOPIC,
                "listed",
                "visited",
                "validated",
                "rejected",
                "excluded",
                "affiliated",
                "suspended",
                "resumed",
                "updated",
                "exited");
    }

    /** An exit by itself first: it ends a stay, which a later listing in the same batch would cover. */
    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var exits = events.stream().filter(event -> event.type().equals(EXITED)).toList();
        return gate.pass()
                .then(Mono.defer(() -> upsert(exits)))
                .flatMap(ended -> upsert(events).map(news -> {
                    var all = new TreeSet<>(ended);
                    all.addAll(news);
                    return all;
                }))
                .flatMap(lists::follow);
    }

    @Override
    public Set<String> projects() {
        return Set.of("household");
    }

    /** The expected lists stay as they are. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        var exits = events.stream().filter(event -> event.type().equals(EXITED)).toList();
        return gate.pass().then(Mono.defer(() -> upsert(events))).then(Mono.defer(() -> stayBefore(exits)));
    }

    private Mono<Void> stayBefore(List<IncomingEvent> exits) {
        return Flux.fromIterable(exits)
                .concatMap(exit -> stayBefore(Newest.perKey(
                        List.of(exit), event -> json.read(event, HouseholdData.class), HouseholdData::household)))
                .then();
    }

    private Mono<Void> stayBefore(Newest<HouseholdData> exit) {
        return client.sql(STAY_BEFORE)
                .bind("household", exit.texts(HouseholdData::household))
                .bind("affiliated", exit.texts(HouseholdData::affiliatedOn))
                .bind("exited", exit.texts(HouseholdData::exitedOn))
                .bind("version", exit.versions())
                .then();
    }

    /** Answers the households of which this was news. */
    private Mono<List<String>> upsert(List<IncomingEvent> events) {
        if (events.isEmpty()) {
            return Mono.just(List.of());
        }
        var newest = Newest.perKey(events, event -> json.read(event, HouseholdData.class), HouseholdData::household);
        return client.sql(UPSERT)
                .bind("household", newest.texts(HouseholdData::household))
                .bind("bucket", newest.buckets(HouseholdData::household))
                .bind("external", newest.texts(HouseholdData::externalId))
                .bind("state", newest.texts(HouseholdData::state))
                .bind("district", newest.texts(HouseholdData::district))
                .bind("centre", newest.texts(HouseholdData::populatedCentre))
                .bind("affiliated", newest.texts(HouseholdData::affiliatedOn))
                .bind("exited", newest.texts(HouseholdData::exitedOn))
                .bind("version", newest.versions())
                .mapValue(String.class)
                .all()
                .collectList();
    }
}
