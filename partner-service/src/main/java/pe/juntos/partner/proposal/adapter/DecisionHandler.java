package pe.juntos.partner.proposal.adapter;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.proposal.BonusAssigned;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** A household that is assigned a bonus needs a place, once for each bonus however often it is told. */
@Component
class DecisionHandler implements EventHandler {

    private static final String TYPE = "pe.juntos.graduation.decision.";

    private final DatabaseClient client;
    private final EventJson json;
    private final R2dbcPlacing placing;

    DecisionHandler(DatabaseClient client, EventJson json, R2dbcPlacing placing) {
        this.client = client;
        this.json = json;
        this.placing = placing;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public Set<String> topics() {
        return Set.of("juntos.graduation.decision.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE + "bonus-assigned.v1");
    }

    @Override
    public Set<String> ignored() {
        return Set.of(
                TYPE + "recertification-due.v1",
                TYPE + "recertified.v1",
                TYPE + "classified.v1",
                TYPE + "review-needed.v1",
                TYPE + "bonus-delivered.v1",
                TYPE + "transfer-stopped.v1",
                TYPE + "graduated.v1",
                TYPE + "relapsed.v1",
                TYPE + "exit-forecast.v1");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        List<BonusAssigned> assigned = events.stream()
                .map(event -> json.read(event, BonusAssigned.class))
                .sorted(Comparator.comparing(BonusAssigned::household))
                .toList();
        String[] households = assigned.stream().map(BonusAssigned::household).toArray(String[]::new);
        return placing.together()
                .then(announce(households))
                .then(need(assigned, households))
                .then(placing.place(List.of(households)));
    }

    /** A row for every household, so that its own event and this one wait for each other and none is missed. */
    private Mono<Void> announce(String[] households) {
        return client.sql("insert into household (household, version)"
                        + " select distinct h, 0 from unnest(:households) h order by h on conflict do nothing")
                .bind("households", households)
                .then();
    }

    private Mono<Void> need(List<BonusAssigned> assigned, String[] households) {
        return client.sql("insert into need (household, bonus, bucket, district, ready, decided_on, state)"
                        + " select d.household, d.bonus, d.bucket, h.district, h.ready, d.day::date, 'WAITING'"
                        + " from unnest(:households, :bonuses, :buckets, :days) as d (household, bonus, bucket, day)"
                        + " join household h using (household) order by d.household, d.bonus on conflict do nothing")
                .bind("households", households)
                .bind("bonuses", assigned.stream().map(a -> a.bonus().name()).toArray(String[]::new))
                .bind(
                        "buckets",
                        assigned.stream().map(a -> Buckets.of(a.household())).toArray(Integer[]::new))
                .bind("days", assigned.stream().map(a -> a.on().toString()).toArray(String[]::new))
                .then();
    }
}
