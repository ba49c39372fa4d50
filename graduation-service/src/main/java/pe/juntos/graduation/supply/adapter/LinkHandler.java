package pe.juntos.graduation.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.household.HouseholdKnown;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.supply.LinkNeeded;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** A household in the programme that has no target members left is referred to productive programmes, once a stay. */
@Component
class LinkHandler implements EventHandler {
    private static final String TOPIC = "juntos.affiliation.household.v1";
    private static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final Set<String> IN_PROGRAMME = Set.of("AFFILIATED", "SUSPENDED");

    private static final String LINK = """
            insert into productive_link (household, affiliated_on, bucket, on_day, version)
            select n.household, n.affiliated::date, n.bucket, n.day::date,
                (select count(*) + 1 from productive_link l where l.household = n.household)
            from unnest(:households, :affiliated, :buckets, :days) as n (household, affiliated, bucket, day)
            on conflict (household, affiliated_on) do nothing returning household, on_day, version
            """;

    private record Told(HouseholdKnown household, LocalDate on) {

        boolean withoutTargetMembers() {
            return IN_PROGRAMME.contains(household.state())
                    && household.affiliatedOn() != null
                    && Objects.equals(household.targetMemberCount(), 0);
        }
    }

    private final DatabaseClient client;
    private final EventJson json;
    private final Outbox outbox;

    LinkHandler(DatabaseClient client, EventJson json, Outbox outbox) {
        this.client = client;
        this.json = json;
        this.outbox = outbox;
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
        return EventTypes.of(TOPIC, "affiliated", "suspended", "resumed", "updated");
    }

    @Override
    public Set<String> ignored() {
        return EventTypes.of(TOPIC, "listed", "visited", "validated", "rejected", "excluded", "exited");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var found = Newest.perKey(events, this::told, told -> told.household().household()).data().stream()
                .filter(Told::withoutTargetMembers)
                .toList();
        return found.isEmpty() ? Mono.empty() : link(found);
    }

    private Mono<Void> link(List<Told> found) {
        return client.sql(LINK)
                .bind(
                        "households",
                        found.stream().map(one -> one.household().household()).toArray(String[]::new))
                .bind(
                        "affiliated",
                        found.stream()
                                .map(one -> String.valueOf(one.household().affiliatedOn()))
                                .toArray(String[]::new))
                .bind(
                        "buckets",
                        found.stream()
                                .map(one -> pe.juntos.platform.bulk.Buckets.of(
                                        one.household().household()))
                                .toArray(Integer[]::new))
                .bind("days", found.stream().map(one -> one.on().toString()).toArray(String[]::new))
                .map(row -> event(
                        required(row, "household", String.class),
                        required(row, "on_day", LocalDate.class),
                        required(row, "version", Long.class)))
                .all()
                .collectList()
                .flatMap(news -> news.isEmpty() ? Mono.empty() : outbox.append(news));
    }

    private Told told(IncomingEvent event) {
        return new Told(
                json.read(event, HouseholdKnown.class),
                event.time().atZone(LIMA).toLocalDate());
    }

    private static OutgoingEvent event(String household, LocalDate on, long version) {
        return new OutgoingEvent(
                LinkNeeded.TOPIC,
                household,
                LinkNeeded.TYPE,
                version,
                new LinkNeeded(household, on, Bonus.PRODUCTIVE, LinkNeeded.NO_TARGET_MEMBERS));
    }
}
