package pe.juntos.partner.proposal.adapter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.proposal.HouseholdKnown;
import pe.juntos.partner.proposal.HouseholdWatch;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps where a household lives and whether it is in the programme; the newest version stands. */
@Component
class HouseholdHandler implements EventHandler {
    private static final String TOPIC = "juntos.affiliation.household.v1";
    private static final String STORE = """
            insert into household (household, district, populated_centre, ready, external_id, bucket, state, class, member_count,
                version)
            select household, district, centre, ready, external, bucket, state, class, members::int, version
            from unnest(:households, :districts, :centres, :ready, :externals, :buckets, :states, :classes, :members, :versions)
                as n (household, district, centre, ready, external, bucket, state, class, members, version)
            on conflict (household) do update set district = excluded.district, populated_centre = excluded.populated_centre,
                ready = excluded.ready, external_id = excluded.external_id, bucket = excluded.bucket, state = excluded.state,
                class = excluded.class, member_count = excluded.member_count, version = excluded.version
            where household.version < excluded.version
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final R2dbcPlacing placing;
    private final HouseholdWatch watch;

    HouseholdHandler(DatabaseClient client, EventJson json, R2dbcPlacing placing, HouseholdWatch watch) {
        this.client = client;
        this.json = json;
        this.placing = placing;
        this.watch = watch;
    }

    @Override
    public String name() {
        return "households";
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

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = newest(events);
        return placing.together()
                .then(store(newest))
                .then(watch.changed(events.stream()
                        .map(event -> new HouseholdWatch.Change(event.id(), event.type(), event.key()))
                        .toList()))
                .then(waiting(newest.texts(HouseholdKnown::household)))
                .flatMap(placing::place);
    }

    @Override
    public Set<String> projects() {
        return Set.of("household");
    }

    /** Places nobody. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        return store(newest(events));
    }

    private Newest<HouseholdKnown> newest(List<IncomingEvent> events) {
        return Newest.perKey(events, event -> json.read(event, HouseholdKnown.class), HouseholdKnown::household);
    }

    private Mono<Void> store(Newest<HouseholdKnown> newest) {
        return client.sql(STORE)
                .bind("households", newest.texts(HouseholdKnown::household))
                .bind("districts", newest.texts(HouseholdKnown::district))
                .bind("centres", newest.texts(HouseholdKnown::populatedCentre))
                .bind("ready", newest.flags(HouseholdKnown::ready))
                .bind("externals", newest.texts(HouseholdKnown::externalId))
                .bind("buckets", newest.buckets(HouseholdKnown::household))
                .bind("states", newest.texts(HouseholdKnown::state))
                .bind("classes", newest.texts(HouseholdKnown::socioEconomicClass))
                .bind("members", newest.texts(HouseholdKnown::memberCount))
                .bind("versions", newest.versions())
                .then();
    }

    /** Those of the households that wait, brought up to date; empty if none does. */
    private Mono<List<String>> waiting(@Nullable String[] households) {
        return client.sql("update need n set district = h.district, ready = h.ready from household h"
                        + " where n.household = any(:households) and n.state = 'WAITING' and h.household = n.household"
                        + " returning n.household")
                .bind("households", households)
                .map(row -> java.util.Objects.requireNonNull(row.get("household", String.class)))
                .all()
                .collectList()
                .filter(found -> !found.isEmpty());
    }
}
