package pe.juntos.partner.proposal.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.proposal.BonusAssigned;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/**
 * A household that is assigned a bonus needs a place, once for each bonus however often it is told. The bonuses exclude
 * each other (GRA-4): one that still waits gives way to one decided later. Of a package, each part needs a place.
 */
@Component
class DecisionHandler implements EventHandler {
    private static final String TOPIC = "juntos.graduation.decision.v1";

    private static final String NEED = """
            with told as (
                select household, bonus, bucket, day::date, version
                from unnest(:households, :bonuses, :buckets, :days, :versions) as d (household, bonus, bucket, day, version)),
            replaced as (
                delete from need n using (select distinct household, version from told) t
                where n.household = t.household and n.state = 'WAITING' and n.version < t.version
                  and not exists (select from told o where o.household = n.household and o.bonus = n.bonus))
            insert into need (household, bonus, bucket, district, ready, decided_on, state, version)
            select t.household, t.bonus, t.bucket, h.district, h.ready, t.day, 'WAITING', t.version
            from told t join household h using (household)
            where not exists (select from need n where n.household = t.household and n.version > t.version)
            order by t.household on conflict do nothing
            """;

    private record Versioned(BonusAssigned assigned, long version) {

        String household() {
            return assigned.household();
        }
    }

    private record Part(Versioned of, Bonus bonus) {}

    private final DatabaseClient client;
    private final EventJson json;
    private final R2dbcPlacing placing;

    DecisionHandler(DatabaseClient client, EventJson json, R2dbcPlacing placing) {
        this.client = client;
        this.json = json;
        this.placing = placing;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "bonus-assigned");
    }

    @Override
    public Set<String> ignored() {
        return EventTypes.of(
                TOPIC,
                "recertification-due",
                "recertified",
                "classified",
                "review-needed",
                "bonus-delivered",
                "exit-suspended",
                "exit-withdrawn",
                "transfer-stopped",
                "graduated");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Collection<Versioned> assigned = events.stream()
                .map(event -> new Versioned(json.read(event, BonusAssigned.class), event.entityVersion()))
                .collect(Collectors.toMap(
                        Versioned::household,
                        Function.identity(),
                        (x, y) -> y.version() > x.version() ? y : x,
                        TreeMap::new))
                .values();
        String[] households = assigned.stream().map(Versioned::household).toArray(String[]::new);
        return placing.together()
                .then(announce(households))
                .then(need(assigned))
                .then(placing.place(List.of(households)));
    }

    /** A row for every household, so that its own event and this one wait for each other and none is missed. */
    private Mono<Void> announce(String[] households) {
        return client.sql("insert into household (household, version)"
                        + " select distinct h, 0 from unnest(:households) h order by h on conflict do nothing")
                .bind("households", households)
                .then();
    }

    private Mono<Void> need(Collection<Versioned> assigned) {
        var parts = assigned.stream()
                .flatMap(a -> a.assigned().bonus().needs().stream().map(bonus -> new Part(a, bonus)))
                .toList();
        return client.sql(NEED)
                .bind("households", parts.stream().map(p -> p.of().household()).toArray(String[]::new))
                .bind("bonuses", parts.stream().map(p -> p.bonus().name()).toArray(String[]::new))
                .bind(
                        "buckets",
                        parts.stream().map(p -> Buckets.of(p.of().household())).toArray(Integer[]::new))
                .bind(
                        "days",
                        parts.stream()
                                .map(p -> p.of().assigned().on().toString())
                                .toArray(String[]::new))
                .bind("versions", parts.stream().map(p -> p.of().version()).toArray(Long[]::new))
                .then();
    }
}
