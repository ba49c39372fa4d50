package pe.juntos.graduation.household.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.household.HouseholdKnown;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps what affiliation tells of each household; the newest version stands. */
@Component
class HouseholdHandler implements EventHandler {
    private static final String TOPIC = "juntos.affiliation.household.v1";

    private static final String STORE = """
            insert into household (household, bucket, external_id, state, district, class, affiliated_on, exited_on, reason,
                class_valid_until, target_members, version)
            select household, bucket, external_id, state, district, class, affiliated::date, exited::date, reason,
                valid_until::date, target_members::int, version
            from unnest(:households, :buckets, :externals, :states, :districts, :classes, :affiliated, :exited, :reasons,
                    :validUntil, :targetMembers, :versions)
                as n (household, bucket, external_id, state, district, class, affiliated, exited, reason, valid_until,
                    target_members, version)
            on conflict (household) do update set external_id = excluded.external_id, state = excluded.state,
                district = excluded.district, class = excluded.class, affiliated_on = excluded.affiliated_on,
                exited_on = excluded.exited_on, reason = excluded.reason,
                class_valid_until = excluded.class_valid_until, target_members = excluded.target_members,
                version = excluded.version
            where household.version < excluded.version
            """;

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
    public Set<String> projects() {
        return Set.of("household");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> json.read(event, HouseholdKnown.class), HouseholdKnown::household);
        return client.sql(STORE)
                .bind("households", newest.texts(HouseholdKnown::household))
                .bind("buckets", newest.buckets(HouseholdKnown::household))
                .bind("externals", newest.texts(HouseholdKnown::externalId))
                .bind("states", newest.texts(HouseholdKnown::state))
                .bind("districts", newest.texts(HouseholdKnown::district))
                .bind("classes", newest.texts(HouseholdKnown::socioEconomicClass))
                .bind("affiliated", newest.texts(HouseholdKnown::affiliatedOn))
                .bind("exited", newest.texts(HouseholdKnown::exitedOn))
                .bind("reasons", newest.texts(HouseholdKnown::reason))
                .bind("validUntil", newest.texts(HouseholdKnown::classValidUntil))
                .bind("targetMembers", newest.texts(HouseholdKnown::targetMemberCount))
                .bind("versions", newest.versions())
                .then();
    }
}
