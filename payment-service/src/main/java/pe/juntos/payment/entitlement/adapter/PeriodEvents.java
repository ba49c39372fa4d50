package pe.juntos.payment.entitlement.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps how far a period is, and its control totals. */
@Component
final class PeriodEvents implements EventHandler {
    private static final String TOPIC = "juntos.coresponsibility.period.v1";
    private static final String UPSERT = """
            insert into period (period, version, state, households, payable, policy)
            values (:period, :version, :state, :households, :payable, :policy)
            on conflict (period) do update set version = excluded.version, state = excluded.state,
                households = excluded.households, payable = excluded.payable, policy = excluded.policy
            where period.version < excluded.version
            """;

    private final DatabaseClient database;
    private final EventJson json;

    PeriodEvents(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public String name() {
        return "periods";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "opened", "closed-for-evidence", "consolidated", "certified");
    }

    @Override
    public Set<String> projects() {
        return Set.of("period");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        return Flux.fromIterable(events).concatMap(this::upsert).then();
    }

    private Mono<Void> upsert(IncomingEvent event) {
        var data = json.read(event, PeriodData.class);
        return database.sql(UPSERT)
                .bind("period", data.period())
                .bind("version", event.entityVersion())
                .bind("state", data.state())
                .bind("households", data.households())
                .bind("payable", data.payable())
                .bind("policy", data.policy())
                .then();
    }
}
