package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.PersonFact;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What life events mean for persons: who moved, what happened to whom. */
@Component
class PersonEffects {

    /** A person who leaves, moves or dies keeps being who was paid, until two persons name somebody else. */
    private static final String KEEP_RECIPIENT = """
            insert into recipient_fact (event_id, household, bucket, happened_on, member)
            select n.event_id, m.household, m.bucket, n.day, n.member
            from unnest(cast(:events as text[]), cast(:members as text[]), cast(:days as date[]))
                as n (event_id, member, day)
            join member m on m.member = n.member
            join standing s on s.household = m.household
            where s.content::jsonb -> 'recipient' ->> 'member' = n.member
              and not exists (select 1 from recipient_fact r where r.household = m.household)
            on conflict do nothing
            """;

    /** Where a person lives is told by the latest day, whenever it is reported. */
    private static final String LATEST = """
            not exists (select 1 from person_fact later where later.member = :member
                and later.kind in ('JOINED', 'LEFT') and later.happened_on > :day)
            """;

    private static final String REMEMBER_MOVE = """
            insert into member_change (member, event_id, change, former_household, former_expected_delivery,
                former_level, former_recipient, former_dni, former_name_key)
            select member, :event, 'MOVED', household, expected_delivery, level, recipient, dni, name_key
            from member where member = :member and household <> :household and %s
            """.formatted(LATEST);

    private static final String MOVE_PERSON = """
            with moved as (
                update member set household = :household, bucket = :bucket, recipient = false
                where member = :member and %s returning member),
            told as (update member_told t set bucket = :bucket from moved where t.member = moved.member),
            facts as (update person_fact f set bucket = :bucket from moved where f.member = moved.member)
            update attachment a set bucket = :bucket from moved where a.member = moved.member
            """.formatted(LATEST);

    private static final String ATTACH = """
            insert into attachment (member, bucket, establishment, since)
            select m.member, m.bucket, n.establishment, n.day
            from unnest(cast(:members as text[]), cast(:establishments as text[]), cast(:days as date[]))
                as n (member, establishment, day)
            join member m on m.member = n.member
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final Newcomers newcomers;
    private final EventRows rows;

    PersonEffects(DatabaseClient client, Newcomers newcomers, EventRows rows) {
        this.client = client;
        this.newcomers = newcomers;
        this.rows = rows;
    }

    Mono<Void> apply(List<LifeEvent> events) {
        return newcomers
                .add(events)
                .then(keepRecipient(events))
                .then(movePersons(events))
                .then(personFacts(events))
                .then(attach(events));
    }

    private Mono<Void> keepRecipient(List<LifeEvent> all) {
        List<LifeEvent> events =
                EventRows.of(all, LifeEventKind.DEATH, LifeEventKind.MEMBER_LEFT, LifeEventKind.MEMBER_JOINED);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(KEEP_RECIPIENT)
                        .bind("events", EventRows.texts(events, LifeEvent::id))
                        .bind("members", EventRows.texts(events, LifeEvent::member))
                        .bind(
                                "days",
                                EventRows.texts(events, e -> e.effectiveOn().toString()))
                        .then();
    }

    private Mono<Void> movePersons(List<LifeEvent> all) {
        return Flux.fromIterable(EventRows.of(all, LifeEventKind.MEMBER_JOINED))
                .filter(event -> !Newcomers.isNew(event))
                .concatMap(event -> client.sql(REMEMBER_MOVE)
                        .bind("event", event.id())
                        .bind("member", Objects.requireNonNull(event.member()))
                        .bind("household", event.household())
                        .bind("day", event.effectiveOn())
                        .then()
                        .then(move(event)))
                .then();
    }

    private Mono<Void> move(LifeEvent event) {
        return client.sql(MOVE_PERSON)
                .bind("member", Objects.requireNonNull(event.member()))
                .bind("household", event.household())
                .bind("bucket", (short) Buckets.of(event.household()))
                .bind("day", event.effectiveOn())
                .then();
    }

    private Mono<Void> personFacts(List<LifeEvent> events) {
        return rows.copy(
                        "person_fact",
                        List.of(
                                "event_id",
                                "member",
                                "bucket",
                                "household",
                                "kind",
                                "happened_on",
                                "expected_delivery"),
                        events.stream().filter(e -> fact(e.kind()) != null).toList(),
                        (event, line) -> line.text(event.id())
                                .text(event.member())
                                .number(Buckets.of(event.household()))
                                .text(event.household())
                                .text(Objects.requireNonNull(fact(event.kind())).name())
                                .date(event.effectiveOn())
                                .date(event.details().expectedDelivery()))
                .then(follow(events));
    }

    /** A person's facts lie where the person lives today, whichever household reported them. */
    private Mono<Void> follow(List<LifeEvent> events) {
        return client.sql("update person_fact f set bucket = m.bucket from member m"
                        + " where f.event_id = any(:events) and m.member = f.member and m.bucket <> f.bucket")
                .bind("events", EventRows.texts(events, LifeEvent::id))
                .then();
    }

    private static PersonFact.@Nullable Kind fact(LifeEventKind kind) {
        return switch (kind) {
            case DEATH -> PersonFact.Kind.DIED;
            case PREGNANCY -> PersonFact.Kind.EXPECTING;
            case DELIVERY -> PersonFact.Kind.DELIVERED;
            case MEMBER_JOINED -> PersonFact.Kind.JOINED;
            case MEMBER_LEFT -> PersonFact.Kind.LEFT;
            case BIRTH, MOVE, RECIPIENT_CHANGE, PAYMENT_CHANGE, SCHOOL_CHANGE, POST_CHANGE, NEW_CLASS -> null;
        };
    }

    private Mono<Void> attach(List<LifeEvent> all) {
        List<LifeEvent> events = EventRows.of(all, LifeEventKind.SCHOOL_CHANGE, LifeEventKind.POST_CHANGE);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(ATTACH)
                        .bind("members", EventRows.texts(events, LifeEvent::member))
                        .bind(
                                "establishments",
                                EventRows.texts(events, e -> e.details().establishment()))
                        .bind(
                                "days",
                                EventRows.texts(events, e -> e.effectiveOn().toString()))
                        .then();
    }
}
