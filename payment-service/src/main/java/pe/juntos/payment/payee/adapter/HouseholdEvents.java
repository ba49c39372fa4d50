package pe.juntos.payment.payee.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Keeps whom to pay as affiliation last told of it. */
@Component
final class HouseholdEvents implements EventHandler {
    private static final String UPSERT = """
            insert into payee (household, bucket, version, external_id, state, district, affiliated_on, exited_on,
                               recipient, identity_verified, alive, means, account, pay_point)
            select household, bucket, version, external_id, state, district, affiliated_on::date, exited_on::date,
                   recipient, verified, alive, means, account, pay_point
            from unnest(cast(:households as text[]), cast(:buckets as int[]), cast(:versions as bigint[]),
                        cast(:externals as text[]), cast(:states as text[]), cast(:districts as text[]),
                        cast(:affiliated as text[]), cast(:exited as text[]), cast(:recipients as text[]),
                        cast(:verified as boolean[]), cast(:alive as boolean[]), cast(:means as text[]),
                        cast(:accounts as text[]), cast(:points as text[]))
                 as h(household, bucket, version, external_id, state, district, affiliated_on, exited_on,
                      recipient, verified, alive, means, account, pay_point)
            on conflict (household) do update set version = excluded.version, external_id = excluded.external_id,
                state = excluded.state, district = excluded.district, affiliated_on = excluded.affiliated_on,
                exited_on = excluded.exited_on, recipient = excluded.recipient,
                identity_verified = excluded.identity_verified, alive = excluded.alive, means = excluded.means,
                account = excluded.account, pay_point = excluded.pay_point
            where payee.version < excluded.version
            """;

    private final DatabaseClient database;
    private final EventJson json;

    HouseholdEvents(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    private record Told(long version, HouseholdData data) {}

    @Override
    public String name() {
        return "households";
    }

    @Override
    public Set<String> topics() {
        return Set.of("juntos.affiliation.household.v1");
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
                .map("pe.juntos.affiliation.household.%s.v1"::formatted)
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var last = new LinkedHashMap<String, Told>();
        for (var event : events) {
            var told = new Told(event.entityVersion(), json.read(event, HouseholdData.class));
            last.merge(told.data().household(), told, (a, b) -> a.version() > b.version() ? a : b);
        }
        return upsert(last.values());
    }

    private Mono<Void> upsert(Collection<Told> told) {
        return database.sql(UPSERT)
                .bind("households", texts(told, HouseholdData::household))
                .bind(
                        "buckets",
                        told.stream().map(t -> Buckets.of(t.data().household())).toArray(Integer[]::new))
                .bind("versions", told.stream().map(Told::version).toArray(Long[]::new))
                .bind("externals", texts(told, HouseholdData::externalId))
                .bind("states", texts(told, HouseholdData::state))
                .bind("districts", texts(told, HouseholdData::district))
                .bind("affiliated", texts(told, h -> day(h.affiliatedOn())))
                .bind("exited", texts(told, h -> day(h.exitedOn())))
                .bind("recipients", texts(told, HouseholdData::member))
                .bind("verified", told.stream().map(t -> t.data().verified()).toArray(Boolean[]::new))
                .bind("alive", told.stream().map(t -> t.data().alive()).toArray(Boolean[]::new))
                .bind("means", texts(told, HouseholdData::means))
                .bind("accounts", texts(told, HouseholdData::account))
                .bind("points", texts(told, HouseholdData::payPoint))
                .then();
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String[] texts(Collection<Told> told, Function<HouseholdData, @Nullable String> value) {
        return told.stream().map(t -> value.apply(t.data())).toArray(String[]::new);
    }
}
