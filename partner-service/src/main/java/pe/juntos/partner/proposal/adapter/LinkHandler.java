package pe.juntos.partner.proposal.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.proposal.LinkNeeded;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/**
 * A household without target members needs a place in a productive programme (GRA-6), unless it has or had a need already.
 * It counts less than any decision: a bonus that is assigned while it waits takes its place.
 */
@Component
class LinkHandler implements EventHandler {
    private static final String TOPIC = "juntos.graduation.link.v1";

    private static final String NEED = """
            insert into need (household, bonus, bucket, district, ready, decided_on, state, version)
            select l.household, l.bonus, l.bucket, h.district, h.ready, l.day::date, 'WAITING', 0
            from unnest(:households, :bonuses, :buckets, :days) as l (household, bonus, bucket, day)
            join household h using (household)
            where not exists (select from need n where n.household = l.household)
            order by l.household on conflict do nothing
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final R2dbcPlacing placing;

    LinkHandler(DatabaseClient client, EventJson json, R2dbcPlacing placing) {
        this.client = client;
        this.json = json;
        this.placing = placing;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "needed");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> json.read(event, LinkNeeded.class), LinkNeeded::household);
        var households = newest.data().stream().map(LinkNeeded::household).toList();
        return placing.together()
                .then(announce(households))
                .then(client.sql(NEED)
                        .bind("households", newest.texts(LinkNeeded::household))
                        .bind("bonuses", newest.texts(LinkNeeded::bonus))
                        .bind("buckets", newest.buckets(LinkNeeded::household))
                        .bind("days", newest.texts(LinkNeeded::on))
                        .then())
                .then(placing.place(households));
    }

    /** A row for every household, so that its own event and this one wait for each other and none is missed. */
    private Mono<Void> announce(List<String> households) {
        return client.sql("insert into household (household, version)"
                        + " select distinct h, 0 from unnest(:households) h order by h on conflict do nothing")
                .bind("households", households.toArray(String[]::new))
                .then();
    }
}
