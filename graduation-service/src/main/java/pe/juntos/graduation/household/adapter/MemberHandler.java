package pe.juntos.graduation.household.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.household.MemberKnown;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps the children and pregnancies that affiliation tells of; the newest version stands. */
@Component
class MemberHandler implements EventHandler {
    private static final String TOPIC = "juntos.affiliation.member.v1";
    private static final String LEFT = EventTypes.named(TOPIC, "left");

    private static final String STORE = """
            insert into member (member, household, bucket, birth_date, secondary_completed, expected_delivery, delivered_on,
                died_on, gone, version)
            select member, household, bucket, born::date, completed, expected::date, delivered::date, died::date, gone, version
            from unnest(:members, :households, :buckets, :born, :completed, :expected, :delivered, :died, :gone, :versions)
                as n (member, household, bucket, born, completed, expected, delivered, died, gone, version)
            on conflict (member) do update set household = excluded.household, bucket = excluded.bucket,
                birth_date = excluded.birth_date, secondary_completed = excluded.secondary_completed,
                expected_delivery = excluded.expected_delivery, delivered_on = excluded.delivered_on,
                died_on = excluded.died_on, gone = excluded.gone, version = excluded.version
            where member.version < excluded.version
            """;

    private record Told(MemberKnown member, boolean gone) {}

    private final DatabaseClient client;
    private final EventJson json;

    MemberHandler(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "registered", "updated", "left");
    }

    @Override
    public Set<String> projects() {
        return Set.of("member");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, this::told, told -> told.member().member());
        return client.sql(STORE)
                .bind("members", newest.texts(told -> told.member().member()))
                .bind("households", newest.texts(told -> told.member().household()))
                .bind("buckets", newest.buckets(told -> told.member().household()))
                .bind("born", newest.texts(told -> told.member().birthDate()))
                .bind("completed", newest.flags(told -> told.member().secondaryCompleted()))
                .bind("expected", newest.texts(told -> told.member().expectedDelivery()))
                .bind("delivered", newest.texts(told -> told.member().deliveredOn()))
                .bind("died", newest.texts(told -> told.member().diedOn()))
                .bind("gone", newest.flags(Told::gone))
                .bind("versions", newest.versions())
                .then();
    }

    private Told told(IncomingEvent event) {
        return new Told(json.read(event, MemberKnown.class), event.type().equals(LEFT));
    }
}
