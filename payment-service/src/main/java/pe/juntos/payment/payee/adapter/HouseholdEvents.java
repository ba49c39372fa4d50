package pe.juntos.payment.payee.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps whom to pay as affiliation last told of it. */
@Component
final class HouseholdEvents implements EventHandler {
    private static final String TOPIC = "juntos.affiliation.household.v1";
    private static final String UPSERT = """
            insert into payee (household, bucket, version, external_id, state, district, affiliated_on, exited_on,
                               recipient, identity_verified, alive, means, account, pay_point, socio_economic_class,
                               populated_centre, told_on, account_version)
            select household, bucket, version, external_id, state, district, affiliated_on::date, exited_on::date,
                   recipient, verified, alive, means, account, pay_point, class, centre, cast(:today as date), version
            from unnest(cast(:households as text[]), cast(:buckets as int[]), cast(:versions as bigint[]),
                        cast(:externals as text[]), cast(:states as text[]), cast(:districts as text[]),
                        cast(:affiliated as text[]), cast(:exited as text[]), cast(:recipients as text[]),
                        cast(:verified as boolean[]), cast(:alive as boolean[]), cast(:means as text[]),
                        cast(:accounts as text[]), cast(:points as text[]), cast(:classes as text[]),
                        cast(:centres as text[]))
                 as h(household, bucket, version, external_id, state, district, affiliated_on, exited_on,
                      recipient, verified, alive, means, account, pay_point, class, centre)
            on conflict (household) do update set version = excluded.version, external_id = excluded.external_id,
                state = excluded.state, district = excluded.district, affiliated_on = excluded.affiliated_on,
                exited_on = excluded.exited_on, recipient = excluded.recipient,
                identity_verified = excluded.identity_verified, alive = excluded.alive, means = excluded.means,
                account = excluded.account, pay_point = excluded.pay_point,
                socio_economic_class = excluded.socio_economic_class, populated_centre = excluded.populated_centre,
                told_on = excluded.told_on,
                account_version = case when
                    (payee.recipient, payee.identity_verified, payee.alive, payee.means, payee.account) is distinct from
                    (excluded.recipient, excluded.identity_verified, excluded.alive, excluded.means, excluded.account)
                    then excluded.version else payee.account_version end
            where payee.version < excluded.version
            """;

    private final DatabaseClient database;
    private final EventJson json;
    private final Clock clock;

    HouseholdEvents(DatabaseClient database, EventJson json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "households";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(
                TOPIC,
                "listed",
                "visited",
                "validated",
                "rejected",
                "excluded",
                "affiliated",
                "suspended",
                "resumed",
                "updated",
                "exited");
    }

    @Override
    public Set<String> projects() {
        return Set.of("payee");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(events, event -> json.read(event, HouseholdData.class), HouseholdData::household);
        return database.sql(UPSERT)
                .bind("households", newest.texts(HouseholdData::household))
                .bind("buckets", newest.buckets(HouseholdData::household))
                .bind("versions", newest.versions())
                .bind("externals", newest.texts(HouseholdData::externalId))
                .bind("states", newest.texts(HouseholdData::state))
                .bind("districts", newest.texts(HouseholdData::district))
                .bind("affiliated", newest.texts(HouseholdData::affiliatedOn))
                .bind("exited", newest.texts(HouseholdData::exitedOn))
                .bind("recipients", newest.texts(HouseholdData::member))
                .bind("verified", newest.flags(HouseholdData::verified))
                .bind("alive", newest.flags(HouseholdData::alive))
                .bind("means", newest.texts(HouseholdData::means))
                .bind("accounts", newest.texts(HouseholdData::account))
                .bind("points", newest.texts(HouseholdData::payPoint))
                .bind("classes", newest.texts(HouseholdData::socioEconomicClass))
                .bind("centres", newest.texts(HouseholdData::populatedCentre))
                .bind("today", LocalDate.now(clock))
                .then();
    }
}
