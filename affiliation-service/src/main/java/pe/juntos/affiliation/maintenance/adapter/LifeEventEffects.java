package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.PersonFact;
import pe.juntos.affiliation.maintenance.Details;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.affiliation.maintenance.NewPerson;
import pe.juntos.affiliation.register.Dni;
import pe.juntos.affiliation.register.NameKey;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.bulk.RowWriter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns life events that hold into dated facts of the register: one set of rows a table. */
@Component
class LifeEventEffects {

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

    private static final String REMEMBER_MOVE = """
            insert into member_change (member, event_id, change, former_household, former_expected_delivery,
                former_level, former_recipient, former_dni, former_name_key)
            select member, :event, 'MOVED', household, expected_delivery, level, recipient, dni, name_key
            from member where member = :member and household <> :household
            """;

    private static final String MOVE_PERSON = """
            with moved as (
                update member set household = :household, bucket = :bucket, recipient = false
                where member = :member),
            told as (update member_told set bucket = :bucket where member = :member),
            facts as (update person_fact set bucket = :bucket where member = :member)
            update attachment set bucket = :bucket where member = :member
            """;

    private static final String ATTACH = """
            insert into attachment (member, bucket, establishment, since)
            select m.member, m.bucket, n.establishment, n.day
            from unnest(cast(:members as text[]), cast(:establishments as text[]), cast(:days as date[]))
                as n (member, establishment, day)
            join member m on m.member = n.member
            on conflict do nothing
            """;

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
    private final BulkCopy copy;

    LifeEventEffects(DatabaseClient client, BulkCopy copy) {
        this.client = client;
        this.copy = copy;
    }

    /** In the caller's transaction, in the order given. */
    Mono<Void> apply(List<LifeEvent> events) {
        return newcomers(events)
                .then(keepRecipient(events))
                .then(movePersons(events))
                .then(personFacts(events))
                .then(attach(events))
                .then(classify(events))
                .then(reside(events))
                .then(money(events));
    }

    private static List<LifeEvent> of(List<LifeEvent> events, LifeEventKind... kinds) {
        List<LifeEventKind> wanted = List.of(kinds);
        return events.stream().filter(e -> wanted.contains(e.kind())).toList();
    }

    private static boolean isNew(LifeEvent event) {
        return event.kind() == LifeEventKind.BIRTH
                || (event.kind() == LifeEventKind.MEMBER_JOINED
                        && event.details().person() != null);
    }

    private Mono<Void> newcomers(List<LifeEvent> events) {
        return rows(
                "member",
                List.of(
                        "member",
                        "bucket",
                        "household",
                        "external_id",
                        "dni",
                        "paternal_name",
                        "maternal_name",
                        "given_names",
                        "name_key",
                        "sex",
                        "birth_date",
                        "relationship",
                        "level",
                        "recipient"),
                events.stream().filter(LifeEventEffects::isNew).toList(),
                (event, line) -> {
                    NewPerson person = Objects.requireNonNull(event.details().person());
                    EducationLevel level = person.level();
                    String dni = person.dni();
                    line.text(event.member())
                            .number(Buckets.of(event.household()))
                            .text(event.household())
                            .text(person.externalId())
                            .text(dni == null ? null : Dni.of(dni).number())
                            .text(person.paternalName())
                            .text(person.maternalName())
                            .text(person.givenNames())
                            .text(NameKey.of(person.paternalName(), person.maternalName(), person.givenNames()))
                            .text(Objects.requireNonNull(person.sex()).name())
                            .date(person.birthDate())
                            .text(Objects.requireNonNull(person.relationship()).name())
                            .text((level == null ? EducationLevel.NONE : level).name())
                            .bool(false);
                });
    }

    private Mono<Void> keepRecipient(List<LifeEvent> all) {
        List<LifeEvent> events = of(all, LifeEventKind.DEATH, LifeEventKind.MEMBER_LEFT, LifeEventKind.MEMBER_JOINED);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(KEEP_RECIPIENT)
                        .bind("events", texts(events, LifeEvent::id))
                        .bind("members", texts(events, LifeEvent::member))
                        .bind("days", texts(events, e -> e.effectiveOn().toString()))
                        .then();
    }

    private Mono<Void> movePersons(List<LifeEvent> all) {
        return Flux.fromIterable(of(all, LifeEventKind.MEMBER_JOINED))
                .filter(event -> !isNew(event))
                .concatMap(event -> client.sql(REMEMBER_MOVE)
                        .bind("event", event.id())
                        .bind("member", Objects.requireNonNull(event.member()))
                        .bind("household", event.household())
                        .then()
                        .then(move(event)))
                .then();
    }

    private Mono<Void> move(LifeEvent event) {
        return client.sql(MOVE_PERSON)
                .bind("member", Objects.requireNonNull(event.member()))
                .bind("household", event.household())
                .bind("bucket", (short) Buckets.of(event.household()))
                .then();
    }

    private Mono<Void> personFacts(List<LifeEvent> events) {
        return rows(
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
                .bind("events", texts(events, LifeEvent::id))
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
        List<LifeEvent> events = of(all, LifeEventKind.SCHOOL_CHANGE, LifeEventKind.POST_CHANGE);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(ATTACH)
                        .bind("members", texts(events, LifeEvent::member))
                        .bind("establishments", texts(events, e -> e.details().establishment()))
                        .bind("days", texts(events, e -> e.effectiveOn().toString()))
                        .then();
    }

    private Mono<Void> classify(List<LifeEvent> all) {
        List<LifeEvent> events = of(all, LifeEventKind.NEW_CLASS);
        return events.isEmpty()
                ? Mono.empty()
                : client.sql(CLASSIFY)
                        .bind("households", texts(events, LifeEvent::household))
                        .bind(
                                "classes",
                                texts(events, e -> String.valueOf(e.details().socioEconomicClass())))
                        .bind("days", texts(events, e -> e.effectiveOn().toString()))
                        .bind("untils", texts(events, e -> text(e.details().validUntil())))
                        .then();
    }

    private Mono<Void> reside(List<LifeEvent> all) {
        List<LifeEvent> events = of(all, LifeEventKind.MOVE);
        return events.isEmpty()
                ? Mono.empty()
                : rows(
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
                                .bind("households", texts(events, LifeEvent::household))
                                .then());
    }

    private Mono<Void> money(List<LifeEvent> all) {
        return rows(
                        "recipient_fact",
                        List.of("event_id", "household", "bucket", "happened_on", "member"),
                        of(all, LifeEventKind.RECIPIENT_CHANGE),
                        (event, line) -> line.text(event.id())
                                .text(event.household())
                                .number(Buckets.of(event.household()))
                                .date(event.effectiveOn())
                                .text(event.member()))
                .then(rows(
                        "payment_fact",
                        List.of("event_id", "household", "bucket", "happened_on", "means", "account", "pay_point"),
                        of(all, LifeEventKind.PAYMENT_CHANGE),
                        (event, line) -> line.text(event.id())
                                .text(event.household())
                                .number(Buckets.of(event.household()))
                                .date(event.effectiveOn())
                                .text(String.valueOf(event.details().means()))
                                .text(event.details().account())
                                .text(event.details().payPoint())));
    }

    private Mono<Void> rows(String table, List<String> columns, List<LifeEvent> events, RowWriter<LifeEvent> writer) {
        return events.isEmpty()
                ? Mono.empty()
                : copy.copy(table, columns, Flux.fromIterable(events), writer).then();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String[] texts(List<LifeEvent> events, Function<LifeEvent, @Nullable String> value) {
        return Stream.of(events).flatMap(List::stream).map(value).toArray(String[]::new);
    }
}
