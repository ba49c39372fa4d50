package pe.juntos.graduation.supply.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.supply.OfferKnown;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps the free places of partners' offers; alerts end when supply comes back. */
@Component
class SupplyHandler implements EventHandler {
    private static final String TOPIC = "juntos.partner.supply.v1";

    private static final String STORE = """
            insert into supply_offer (offer, area, bonus, free, closes_on, version)
            select offer, area, bonus, free::bigint, closes::date, version
            from unnest(:offers, :areas, :bonuses, :free, :closes, :versions)
                as n (offer, area, bonus, free, closes, version)
            on conflict (offer) do update set area = excluded.area, bonus = excluded.bonus, free = excluded.free, closes_on = excluded.closes_on,
                version = excluded.version
            where supply_offer.version < excluded.version
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final SupplyDue due;

    SupplyHandler(DatabaseClient client, EventJson json, SupplyDue due) {
        this.client = client;
        this.json = json;
        this.due = due;
    }

    @Override
    public String name() {
        return "supply";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "offer-published", "capacity-changed");
    }

    @Override
    public Set<String> projects() {
        return Set.of("supply_offer");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        return project(events).then(due.mark());
    }

    /** Alerts stay as they are. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> json.read(event, OfferKnown.class), OfferKnown::offer);
        return client.sql(STORE)
                .bind("offers", newest.texts(OfferKnown::offer))
                .bind("areas", newest.texts(OfferKnown::district))
                .bind("bonuses", newest.texts(OfferKnown::bonus))
                .bind("free", newest.texts(OfferKnown::free))
                .bind("closes", newest.texts(OfferKnown::closesOn))
                .bind("versions", newest.versions())
                .then();
    }
}
