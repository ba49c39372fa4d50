package pe.juntos.partner.establishment.adapter;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.establishment.EstablishmentKnown;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps the newest of each establishment. */
@Component
class EstablishmentHandler implements EventHandler {

    private static final String TOPIC = "juntos.coresponsibility.establishment.v1";

    private static final String STORE = """
            insert into establishment (establishment, kind, district, network, supply, supply_on, gaps, barriers, period,
                expected, reported, late, unsigned, complaints, silent, version)
            select id, kind, district, network, supply, supply_on::date, string_to_array(coalesce(gaps, ''), ','),
                string_to_array(coalesce(barriers, ''), ','), period, expected::int, reported::int, late::int, unsigned::int,
                complaints::int, silent, version
            from unnest(:ids, :kinds, :districts, :networks, :supplies, :days, :gaps, :barriers, :periods, :expected, :reported,
                    :late, :unsigned, :complaints, :silent, :versions)
                as n (id, kind, district, network, supply, supply_on, gaps, barriers, period, expected, reported, late, unsigned,
                    complaints, silent, version)
            on conflict (establishment) do update set kind = excluded.kind, district = excluded.district,
                network = excluded.network, supply = excluded.supply, supply_on = excluded.supply_on, gaps = excluded.gaps,
                barriers = excluded.barriers, period = excluded.period, expected = excluded.expected,
                reported = excluded.reported, late = excluded.late, unsigned = excluded.unsigned,
                complaints = excluded.complaints, silent = excluded.silent, version = excluded.version
            where establishment.version < excluded.version
            """;

    private final DatabaseClient client;
    private final EventJson json;

    EstablishmentHandler(DatabaseClient client, EventJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String name() {
        return "establishments";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "registered", "supply-assessed", "scorecard-updated", "silent");
    }

    @Override
    public Set<String> projects() {
        return Set.of("establishment");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = Newest.perKey(
                events, event -> json.read(event, EstablishmentKnown.class), EstablishmentKnown::establishment);
        return client.sql(STORE)
                .bind("ids", newest.texts(EstablishmentKnown::establishment))
                .bind("kinds", newest.texts(EstablishmentKnown::kind))
                .bind("districts", newest.texts(EstablishmentKnown::district))
                .bind("networks", newest.texts(EstablishmentKnown::network))
                .bind("supplies", newest.texts(supply(EstablishmentKnown.Supply::result)))
                .bind("days", newest.texts(supply(EstablishmentKnown.Supply::assessedOn)))
                .bind("gaps", newest.texts(supply(told -> String.join(",", told.gaps()))))
                .bind("barriers", newest.texts(supply(told -> String.join(",", told.barriers()))))
                .bind("periods", newest.texts(card(EstablishmentKnown.Scorecard::period)))
                .bind("expected", newest.texts(card(EstablishmentKnown.Scorecard::expected)))
                .bind("reported", newest.texts(card(EstablishmentKnown.Scorecard::reported)))
                .bind("late", newest.texts(card(EstablishmentKnown.Scorecard::late)))
                .bind("unsigned", newest.texts(card(EstablishmentKnown.Scorecard::unsigned)))
                .bind("complaints", newest.texts(card(EstablishmentKnown.Scorecard::complaints)))
                .bind("silent", newest.flags(EstablishmentKnown::silent))
                .bind("versions", newest.versions())
                .then();
    }

    private static Function<EstablishmentKnown, @Nullable Object> supply(
            Function<EstablishmentKnown.Supply, Object> value) {
        return known -> {
            var told = known.supply();
            return told == null ? null : value.apply(told);
        };
    }

    private static Function<EstablishmentKnown, @Nullable Object> card(
            Function<EstablishmentKnown.Scorecard, Object> value) {
        return known -> {
            var told = known.scorecard();
            return told == null ? null : value.apply(told);
        };
    }
}
