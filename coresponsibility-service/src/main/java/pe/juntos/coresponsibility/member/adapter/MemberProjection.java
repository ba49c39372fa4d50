package pe.juntos.coresponsibility.member.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.ExpectedLists;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps what the rules need of each person that is or can become a target member. */
@Component
final class MemberProjection implements EventHandler {
    static final String TOPIC = "juntos.affiliation.member.v1";
    private static final String REGISTERED = EventTypes.named(TOPIC, "registered");
    private static final String UPDATED = EventTypes.named(TOPIC, "updated");
    private static final String LEFT = EventTypes.named(TOPIC, "left");
    /** A person who moves changes two households: the one left behind is read before the row is replaced. */
    private static final String UPSERT = """
            with incoming as (
              select * from unnest(cast(:member as text[]), cast(:external as text[]), cast(:person_bucket as smallint[]),
                  cast(:household as text[]), cast(:bucket as smallint[]), cast(:birth as date[]), cast(:sex as text[]),
                  cast(:expected as date[]), cast(:delivered as date[]), cast(:level as text[]),
                  cast(:secondary as boolean[]), cast(:died as date[]), cast(:establishment as text[]),
                  cast(:gone as boolean[]), cast(:version as bigint[]))
                as i(member, external_id, person_bucket, household, bucket, birth_date, sex, expected_delivery,
                     delivered_on, level_enrolled, secondary_completed, died_on, establishment, gone, version)),
            left_behind as (
              select m.household from member m join incoming i using (member)
              where m.version < i.version and m.household <> i.household),
            changed as (
              insert into member (member, external_id, person_bucket, household, bucket, birth_date, sex,
                  expected_delivery, delivered_on, level_enrolled, secondary_completed, died_on, establishment, gone,
                  version)
              select * from incoming
              on conflict (member) do update set household = excluded.household, bucket = excluded.bucket,
                birth_date = excluded.birth_date, sex = excluded.sex, expected_delivery = excluded.expected_delivery,
                delivered_on = excluded.delivered_on, level_enrolled = excluded.level_enrolled,
                secondary_completed = excluded.secondary_completed, died_on = excluded.died_on,
                establishment = excluded.establishment, gone = excluded.gone, version = excluded.version
              where member.version < excluded.version
              returning household)
            select household from changed union select household from left_behind
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final PeriodGate gate;
    private final ExpectedLists lists;
    private final LateFacts late;

    MemberProjection(DatabaseClient client, EventJson json, PeriodGate gate, ExpectedLists lists, LateFacts late) {
        this.client = client;
        this.json = json;
        this.gate = gate;
        this.lists = lists;
        this.late = late;
    }

    @Override
    public String name() {
        return "member-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return Set.of(REGISTERED, UPDATED, LEFT);
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, this::told, told -> told.data().member());
        return gate.pass()
                .then(Mono.defer(() -> upsert(newest)))
                .flatMap(lists::follow)
                .then(Mono.defer(() -> late.apply(
                        newest.texts(told -> told.data().member()),
                        events.getLast().id())));
    }

    @Override
    public Set<String> projects() {
        return Set.of("member");
    }

    /** The expected lists stay as they are. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        return gate.pass()
                .then(Mono.defer(() -> upsert(
                        Newest.perKey(events, this::told, told -> told.data().member()))))
                .then();
    }

    private record Told(MemberData data, boolean gone) {}

    private Told told(IncomingEvent event) {
        return new Told(json.read(event, MemberData.class), event.type().equals(LEFT));
    }

    /** Answers the households that changed by it. */
    private Mono<List<String>> upsert(Newest<Told> newest) {
        return client.sql(UPSERT)
                .bind("member", newest.texts(told -> told.data().member()))
                .bind("external", newest.texts(told -> told.data().externalId()))
                .bind("person_bucket", newest.buckets(told -> told.data().externalId()))
                .bind("household", newest.texts(told -> told.data().household()))
                .bind("bucket", newest.buckets(told -> told.data().household()))
                .bind("birth", newest.texts(told -> told.data().birthDate()))
                .bind("sex", newest.texts(told -> told.data().sex()))
                .bind("expected", newest.texts(told -> told.data().expectedDelivery()))
                .bind("delivered", newest.texts(told -> told.data().deliveredOn()))
                .bind("level", newest.texts(told -> told.data().levelEnrolled()))
                .bind("secondary", newest.flags(told -> told.data().secondaryCompleted()))
                .bind("died", newest.texts(told -> told.data().diedOn()))
                .bind("establishment", newest.texts(told -> told.data().establishment()))
                .bind("gone", newest.flags(Told::gone))
                .bind("version", newest.versions())
                .mapValue(String.class)
                .all()
                .collectList();
    }
}
