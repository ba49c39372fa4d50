package pe.juntos.graduation.household.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.household.HouseholdKnown;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Keeps what affiliation tells of each household; the newest version stands. */
@Component
class HouseholdHandler implements EventHandler {

    private static final String STORE = """
            insert into household (household, bucket, external_id, state, district, class, affiliated_on, exited_on, version)
            select household, bucket, external_id, state, district, class, affiliated::date, exited::date, version
            from unnest(:households, :buckets, :externals, :states, :districts, :classes, :affiliated, :exited, :versions)
                as n (household, bucket, external_id, state, district, class, affiliated, exited, version)
            on conflict (household) do update set external_id = excluded.external_id, state = excluded.state,
                district = excluded.district, class = excluded.class, affiliated_on = excluded.affiliated_on,
                exited_on = excluded.exited_on, version = excluded.version
            where household.version < excluded.version
            """;

    private record Versioned(HouseholdKnown household, long version) {}

    private final DatabaseClient client;
    private final EventJson json;

    HouseholdHandler(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String name() {
        return "households";
    }

    @Override
    public Set<String> topics() {
        return Set.of("juntos.affiliation.household.v1");
    }

    @Override
    public Set<String> types() {
        return Stream.of(
                        "listed",
                        "visited",
                        "validated",
                        "rejected",
                        "excluded",
                        "affiliated",
                        "suspended",
                        "resumed",
                        "updated",
                        "exited")
                .map(event -> "pe.juntos.affiliation.household." + event + ".v1")
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Collection<Versioned> newest = events.stream()
                .map(event -> new Versioned(json.read(event, HouseholdKnown.class), event.entityVersion()))
                .collect(Collectors.toMap(
                        known -> known.household().household(),
                        Function.identity(),
                        (a, b) -> b.version() > a.version() ? b : a,
                        TreeMap::new))
                .values();
        return client.sql(STORE)
                .bind("households", texts(newest, HouseholdKnown::household))
                .bind(
                        "buckets",
                        newest.stream()
                                .map(known -> Buckets.of(known.household().household()))
                                .toArray(Integer[]::new))
                .bind("externals", texts(newest, HouseholdKnown::externalId))
                .bind("states", texts(newest, HouseholdKnown::state))
                .bind("districts", texts(newest, HouseholdKnown::district))
                .bind("classes", texts(newest, HouseholdKnown::socioEconomicClass))
                .bind("affiliated", texts(newest, known -> day(known.affiliatedOn())))
                .bind("exited", texts(newest, known -> day(known.exitedOn())))
                .bind("versions", newest.stream().map(Versioned::version).toArray(Long[]::new))
                .then();
    }

    private static @Nullable String day(@Nullable Object date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String[] texts(
            Collection<Versioned> newest, Function<HouseholdKnown, @Nullable String> value) {
        return newest.stream().map(Versioned::household).map(value).toArray(String[]::new);
    }
}
