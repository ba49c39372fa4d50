package pe.juntos.affiliation.entry.leaving.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.leaving.LeavingRule;
import pe.juntos.affiliation.entry.leaving.Relapse;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A household that relapsed is listed anew, by the rule by which anybody lists it: it begins another cycle, in which visit,
 * assembly and agreement are needed as ever. Each request is kept with what came of it.
 */
@Component
class RelapseListener implements EventHandler {
    private static final String TOPIC = "juntos.graduation.followup.v1";
    private static final String BY = "graduation";

    private static final String FRESH = """
            insert into reentry_request (followup, household, requested_on) values (:followup, :household, :on)
            on conflict (followup) do nothing
            """;

    private final KnownHouseholds households;
    private final Departures departures;
    private final DatabaseClient client;
    private final EventJson json;
    private final Clock clock;

    RelapseListener(
            KnownHouseholds households, Departures departures, DatabaseClient client, EventJson json, Clock clock) {
        this.households = households;
        this.departures = departures;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "relapses";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "relapsed");
    }

    @Override
    public Set<String> ignored() {
        return EventTypes.of(TOPIC, "recorded");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        return Flux.fromIterable(events)
                .map(event -> json.read(event, Relapse.class))
                .concatMap(this::fresh)
                .collectList()
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> households
                        .lock(fresh.stream().map(Relapse::household).distinct().toList(), ExitCases.ANYWHERE)
                        .thenMany(Flux.fromIterable(fresh).concatMap(this::decided))
                        .then());
    }

    /** One after the other: of two requests of a household the second finds it listed. */
    private Mono<Void> decided(Relapse relapse) {
        return households
                .lock(List.of(relapse.household()), ExitCases.ANYWHERE)
                .flatMap(known -> relist(relapse, known));
    }

    /** Empty if the request was received before. */
    private Mono<Relapse> fresh(Relapse relapse) {
        return client.sql(FRESH)
                .bind("followup", relapse.followUp())
                .bind("household", relapse.household())
                .bind("on", relapse.on())
                .fetch()
                .rowsUpdated()
                .filter(written -> written > 0)
                .map(_ -> relapse);
    }

    private Mono<Void> relist(Relapse relapse, Map<String, KnownHousehold> known) {
        var household = known.get(relapse.household());
        if (household == null) {
            return ended(relapse, EntryRefusal.UNKNOWN_HOUSEHOLD.name());
        }
        return LeavingRule.relisting(household, relapse.on(), LocalDate.now(clock))
                .map(why -> ended(relapse, why.name()))
                .orElseGet(() -> departures
                        .relist(
                                relapse.household(),
                                relapse.on(),
                                "Recaída constatada en el seguimiento " + relapse.followUp(),
                                BY)
                        .then(ended(relapse, "LISTED")));
    }

    private Mono<Void> ended(Relapse relapse, String outcome) {
        return client.sql("update reentry_request set outcome = :outcome where followup = :followup")
                .bind("outcome", outcome)
                .bind("followup", relapse.followUp())
                .then();
    }
}
