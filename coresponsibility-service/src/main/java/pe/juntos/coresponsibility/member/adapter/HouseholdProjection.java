package pe.juntos.coresponsibility.member.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Keeps what the rules need of each household; the latest version wins, in whatever order the events come. */
@Component
final class HouseholdProjection implements EventHandler {
    static final String TOPIC = "juntos.affiliation.household.v1";
    private static final String UPSERT = """
            with changed as (
              insert into household (household, bucket, external_id, state, district, affiliated_on, exited_on,
                                     accompaniment, version)
              select * from unnest(cast(:household as text[]), cast(:bucket as smallint[]), cast(:external as text[]),
                                   cast(:state as text[]), cast(:district as text[]), cast(:affiliated as date[]),
                                   cast(:exited as date[]), cast(:accompaniment as boolean[]),
                                   cast(:version as bigint[]))
              on conflict (household) do update set state = excluded.state, district = excluded.district,
                affiliated_on = excluded.affiliated_on, exited_on = excluded.exited_on,
                accompaniment = excluded.accompaniment, version = excluded.version
              where household.version < excluded.version
              returning household, bucket)
            insert into expected_change (period, bucket, household)
            select p.period, c.bucket, c.household from period p cross join changed c where p.state = 'OPEN'
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final EventJson json;
    private final PeriodGate gate;

    HouseholdProjection(DatabaseClient client, EventJson json, PeriodGate gate) {
        this.client = client;
        this.json = json;
        this.gate = gate;
    }

    @Override
    public String name() {
        return "household-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return Stream.of(
                        "listed",
                        "visited",
                        "validated",
                        "rejected",
                        "excluded",
                        "affiliated",
                        "suspended",
                        "resumed",
                        "updated",
                        "exited")
                .map(event -> "pe.juntos.affiliation.household." + event + ".v1")
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var latest = new LinkedHashMap<String, Row>();
        for (var event : events) {
            var data = json.read(event, HouseholdData.class);
            latest.merge(
                    data.household(),
                    new Row(data, event.entityVersion()),
                    (a, b) -> a.version() > b.version() ? a : b);
        }
        return gate.pass().then(Mono.defer(() -> upsert(List.copyOf(latest.values()))));
    }

    private Mono<Void> upsert(List<Row> rows) {
        return client.sql(UPSERT)
                .bind("household", Columns.texts(rows, r -> r.data().household()))
                .bind("bucket", Columns.texts(rows, r -> Buckets.of(r.data().household())))
                .bind("external", Columns.texts(rows, r -> r.data().externalId()))
                .bind("state", Columns.texts(rows, r -> r.data().state()))
                .bind("district", Columns.texts(rows, r -> r.data().district()))
                .bind("affiliated", Columns.texts(rows, r -> r.data().affiliatedOn()))
                .bind("exited", Columns.texts(rows, r -> r.data().exitedOn()))
                .bind("accompaniment", Columns.texts(rows, r -> r.data().accompaniment()))
                .bind("version", Columns.numbers(rows, Row::version))
                .then();
    }

    private record Row(HouseholdData data, long version) {}
}
