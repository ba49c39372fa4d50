package pe.juntos.partner.offer.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.offer.Offer;
import pe.juntos.partner.offer.OfferChanged;
import pe.juntos.partner.offer.Supply;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers in PostgreSQL; every change of places leaves an event in the same transaction. */
@Component
class R2dbcOffers implements Supply {

    private final DatabaseClient client;
    private final Outbox outbox;

    R2dbcOffers(DatabaseClient client, Outbox outbox) {
        this.client = client;
        this.outbox = outbox;
    }

    /**
     * Until the transaction ends no household starts to wait, and those that just did are seen: a place that appears and a
     * household that appears at the same moment cannot miss each other.
     */
    Mono<Void> alone() {
        return client.sql("select pg_advisory_xact_lock(hashtext('places'))").then();
    }

    /** True if the offer is new; false if its reference was used before. */
    Mono<Boolean> insert(Offer offer) {
        return client.sql("insert into offer (id, programme, partner, reference, area, bonus, places, free, opens_on,"
                        + " closes_on, version) values (:id, :programme, :partner, :reference, :area, :bonus, :places,"
                        + " :places, :opens, :closes, 1) on conflict do nothing")
                .bind("id", offer.id())
                .bind("programme", offer.programme())
                .bind("partner", offer.partner())
                .bind("reference", offer.reference())
                .bind("area", offer.area())
                .bind("bonus", offer.bonus().name())
                .bind("places", offer.places())
                .bind("opens", offer.opensOn())
                .bind("closes", offer.closesOn())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(_ -> outbox.append(List.of(event(offer, OfferChanged.PUBLISHED)))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    Mono<Offer> find(UUID id) {
        return client.sql("select * from offer where id = :id")
                .bind("id", id)
                .map(R2dbcOffers::offer)
                .one();
    }

    /** Changes how many places are offered; empty if more are taken than would be left. */
    Mono<Offer> resize(UUID id, int places) {
        return client.sql("update offer set free = free + :places - places, places = :places, version = version + 1"
                        + " where id = :id and free + :places - places >= 0 returning *")
                .bind("id", id)
                .bind("places", places)
                .map(R2dbcOffers::offer)
                .one()
                .flatMap(offer -> outbox.append(List.of(event(offer, OfferChanged.CAPACITY)))
                        .thenReturn(offer));
    }

    Flux<Offer> list(@Nullable String programme, @Nullable String partner, Territory territory, UUID after, int limit) {
        return client.sql("select * from offer where (:programme = '' or programme = :programme)"
                        + " and (:partner = '' or partner = :partner)"
                        + " and (area = '*' or area like any(:patterns) or exists (select from unnest(:patterns) p"
                        + " where p like area || '%')) and id > :after order by id limit :limit")
                .bind("programme", Objects.requireNonNullElse(programme, ""))
                .bind("partner", Objects.requireNonNullElse(partner, ""))
                .bind("patterns", territory.patterns())
                .bind("after", after)
                .bind("limit", limit)
                .map(R2dbcOffers::offer)
                .all();
    }

    @Override
    public Mono<Void> changed(Collection<UUID> offers) {
        return offers.isEmpty()
                ? Mono.empty()
                : client.sql("select * from offer where id = any(:ids) order by id")
                        .bind("ids", offers.toArray(UUID[]::new))
                        .map(R2dbcOffers::offer)
                        .all()
                        .map(offer -> event(offer, OfferChanged.CAPACITY))
                        .collectList()
                        .flatMap(outbox::append);
    }

    @Override
    public Mono<Void> released(Map<UUID, Integer> places) {
        if (places.isEmpty()) {
            return Mono.empty();
        }
        UUID[] ids = places.keySet().toArray(UUID[]::new);
        Integer[] counts = places.values().toArray(Integer[]::new);
        return alone().then(lock(ids))
                .then(client.sql("update offer o set free = o.free + r.n, version = o.version + 1"
                                + " from unnest(:ids, :counts) as r (id, n) where o.id = r.id")
                        .bind("ids", ids)
                        .bind("counts", counts)
                        .then())
                .then(changed(places.keySet()));
    }

    /** In the order in which places are given: two transactions never wait for each other crosswise. */
    private Mono<Void> lock(UUID[] ids) {
        return client.sql("select id from offer where id = any(:ids)"
                        + " order by length(area) desc, opens_on, id for update")
                .bind("ids", ids)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all()
                .then();
    }

    private static OutgoingEvent event(Offer offer, String type) {
        return new OutgoingEvent(
                OfferChanged.TOPIC,
                offer.area(),
                type,
                offer.version(),
                new OfferChanged(
                        offer.id(),
                        offer.programme(),
                        offer.area(),
                        offer.bonus().name(),
                        offer.places(),
                        offer.free(),
                        offer.opensOn(),
                        offer.closesOn()));
    }

    private static Offer offer(Readable row) {
        return new Offer(
                Columns.of(row, "id", UUID.class),
                Columns.of(row, "programme", String.class),
                Columns.of(row, "partner", String.class),
                Columns.of(row, "reference", String.class),
                Columns.of(row, "area", String.class),
                Bonus.valueOf(Columns.of(row, "bonus", String.class)),
                Columns.of(row, "places", Integer.class),
                Columns.of(row, "free", Integer.class),
                Columns.of(row, "opens_on", LocalDate.class),
                Columns.of(row, "closes_on", LocalDate.class),
                Columns.of(row, "version", Long.class));
    }
}
