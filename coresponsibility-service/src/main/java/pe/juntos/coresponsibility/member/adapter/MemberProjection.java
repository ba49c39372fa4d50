package pe.juntos.coresponsibility.member.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Keeps what the rules need of each person that is or can become a target member. */
@Component
final class MemberProjection implements EventHandler {
    static final String TOPIC = "juntos.affiliation.member.v1";
    private static final String REGISTERED = "pe.juntos.affiliation.member.registered.v1";
    private static final String UPDATED = "pe.juntos.affiliation.member.updated.v1";
    private static final String LEFT = "pe.juntos.affiliation.member.left.v1";
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
              select m.bucket, m.household from member m join incoming i using (member)
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
              returning bucket, household)
            insert into expected_change (period, bucket, household)
            select p.period, c.bucket, c.household
            from period p cross join (select * from changed union select * from left_behind) c where p.state = 'OPEN'
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final PeriodGate gate;

    MemberProjection(DatabaseClient client, EventJson json, PeriodGate gate) {
        this.client = client;
        this.json = json;
        this.gate = gate;
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
        var latest = new LinkedHashMap<String, Row>();
        for (var event : events) {
            var row = new Row(json.read(event, MemberData.class), event.type().equals(LEFT), event.entityVersion());
            latest.merge(row.data().member(), row, (a, b) -> a.version() > b.version() ? a : b);
        }
        return gate.pass().then(Mono.defer(() -> upsert(List.copyOf(latest.values()))));
    }

    private Mono<Void> upsert(List<Row> rows) {
        return client.sql(UPSERT)
                .bind("member", Columns.texts(rows, r -> r.data().member()))
                .bind("external", Columns.texts(rows, r -> r.data().externalId()))
                .bind(
                        "person_bucket",
                        Columns.texts(rows, r -> Buckets.of(r.data().externalId())))
                .bind("household", Columns.texts(rows, r -> r.data().household()))
                .bind("bucket", Columns.texts(rows, r -> Buckets.of(r.data().household())))
                .bind("birth", Columns.texts(rows, r -> r.data().birthDate()))
                .bind("sex", Columns.texts(rows, r -> r.data().sex()))
                .bind("expected", Columns.texts(rows, r -> r.data().expectedDelivery()))
                .bind("delivered", Columns.texts(rows, r -> r.data().deliveredOn()))
                .bind("level", Columns.texts(rows, r -> r.data().levelEnrolled()))
                .bind("secondary", Columns.texts(rows, r -> r.data().secondaryCompleted()))
                .bind("died", Columns.texts(rows, r -> r.data().diedOn()))
                .bind("establishment", Columns.texts(rows, r -> r.data().establishment()))
                .bind("gone", Columns.texts(rows, Row::gone))
                .bind("version", Columns.numbers(rows, Row::version))
                .then();
    }

    private record Row(MemberData data, boolean gone, long version) {}
}
