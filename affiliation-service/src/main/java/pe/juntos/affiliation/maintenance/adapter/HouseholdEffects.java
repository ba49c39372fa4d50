package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.maintenance.Details;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** What life events mean for households: class, home, who is paid and where. */
@Component
class HouseholdEffects {

    private static final String CLASSIFY = """
            insert into classification (household, bucket, class, valid_from, valid_until)
            select h.household, h.bucket, n.class, n.day, n.until
            from unnest(cast(:households as text[]), cast(:classes as text[]), cast(:days as date[]),
                cast(:untils as date[])) as n (household, class, day, until)
            join household h on h.household = n.household
            on conflict do nothing
            """;

    /** A move that is reported after a later one changes nothing today. */
    private static final String RESIDE = """
            update household h set district = r.district, populated_centre = r.populated_centre,
                address = coalesce(r.address, h.address), latitude = null, longitude = null
            from (select distinct on (household) household, district, populated_centre, address from residence
                  where household = any(:households) order by household, happened_on desc, event_id desc) r
            where h.household = r.household
              and (h.district, h.populated_centre, h.address)
                is distinct from (r.district, r.populated_centre, coalesce(r.address, h.address))
            """;

    private final DatabaseClient client;
    private final EventRows rows;

    HouseholdEffects(DatabaseClient client, EventRows rows) {
        this.client = client;
        this.rows = rows;
    }

    Mono<Void> apply(List<LifeEvent> events) {
        return classify(events).then(reside(events)).then(money(events));
    }

    private Mono<Void> classify(List<LifeEvent> all) {
        List<LifeEvent> events = EventRows.of(all, LifeEventKind.NEW_CLASS);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(CLASSIFY)
                        .bind("households", EventRows.texts(events, LifeEvent::household))
                        .bind(
                                "classes",
                                EventRows.texts(
                                        events, e -> String.valueOf(e.details().socioEconomicClass())))
                        .bind(
                                "days",
                                EventRows.texts(events, e -> e.effectiveOn().toString()))
                        .bind(
                                "untils",
                                EventRows.texts(events, e -> text(e.details().validUntil())))
                        .then();
    }

    private Mono<Void> reside(List<LifeEvent> all) {
        List<LifeEvent> events = EventRows.of(all, LifeEventKind.MOVE);
        return events.isEmpty()
                ? Mono.empty()
                : rows.copy(
                                "residence",
                                List.of(
                                        "event_id",
                                        "household",
                                        "bucket",
                                        "happened_on",
                                        "district",
                                        "populated_centre",
                                        "address"),
                                events,
                                (event, line) -> {
                                    Details details = event.details();
                                    line.text(event.id())
                                            .text(event.household())
                                            .number(Buckets.of(event.household()))
                                            .date(event.effectiveOn())
                                            .text(details.district())
                                            .text(details.populatedCentre())
                                            .text(details.address());
                                })
                        .then(client.sql(RESIDE)
                                .bind("households", EventRows.texts(events, LifeEvent::household))
                                .then());
    }

    private Mono<Void> money(List<LifeEvent> all) {
        return rows.copy(
                        "recipient_fact",
                        List.of("event_id", "household", "bucket", "happened_on", "member"),
                        EventRows.of(all, LifeEventKind.RECIPIENT_CHANGE),
                        (event, line) -> line.text(event.id())
                                .text(event.household())
                                .number(Buckets.of(event.household()))
                                .date(event.effectiveOn())
                                .text(event.member()))
                .then(rows.copy(
                        "payment_fact",
                        List.of("event_id", "household", "bucket", "happened_on", "means", "account", "pay_point"),
                        EventRows.of(all, LifeEventKind.PAYMENT_CHANGE),
                        (event, line) -> line.text(event.id())
                                .text(event.household())
                                .number(Buckets.of(event.household()))
                                .date(event.effectiveOn())
                                .text(String.valueOf(event.details().means()))
                                .text(event.details().account())
                                .text(event.details().payPoint())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
