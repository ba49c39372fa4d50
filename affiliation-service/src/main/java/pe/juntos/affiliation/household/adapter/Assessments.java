package pe.juntos.affiliation.household.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.ReceivedSources;
import reactor.core.publisher.Mono;

/** Derives the state of households from their facts, and tells what changed. Nothing changed, nothing written. */
@Component
class Assessments {

    private final FactsReader facts;
    private final Standings standings;
    private final MembersTold members;
    private final Accompanied accompanied;
    private final Affiliations policies;
    private final DatabaseClient client;
    private final MeterRegistry meters;

    Assessments(
            FactsReader facts,
            Standings standings,
            MembersTold members,
            Accompanied accompanied,
            Affiliations policies,
            DatabaseClient client,
            MeterRegistry meters) {
        this.facts = facts;
        this.standings = standings;
        this.members = members;
        this.accompanied = accompanied;
        this.policies = policies;
        this.client = client;
        this.meters = meters;
    }

    /**
     * In the caller's transaction, which holds the lock on the households' buckets.
     *
     * @param turns who has a place (AFF-3)
     */
    Mono<Long> assess(Scope scope, LocalDate asOf, Turns turns) {
        return facts.received()
                .flatMap(received -> facts.read(scope, received)
                        .flatMap(households -> days(scope, asOf, received)
                                .flatMap(days -> known(scope, turns, households)
                                        .flatMap(known ->
                                                write(new AssessmentPass(days, known, standings), households)))));
    }

    private Mono<AssessmentDays> days(Scope scope, LocalDate asOf, ReceivedSources received) {
        return scope.bind(client.sql("select household, as_of from assessed_household t where" + scope.ofHouseholds()))
                .map((row, _) -> Map.entry(Rows.text(row, "household"), Rows.date(row, "as_of")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(own -> new AssessmentDays(asOf, own, policies, received));
    }

    private Mono<AssessmentPass.Known> known(Scope scope, Turns turns, List<HouseholdFacts> households) {
        return standings
                .lock(scope)
                .flatMap(known -> Mono.zip(members.read(scope), accompanied.read(scope), turns.among(households))
                        .map(t -> new AssessmentPass.Known(known, t.getT1(), t.getT2(), t.getT3())));
    }

    private Mono<Long> write(AssessmentPass pass, List<HouseholdFacts> households) {
        households.forEach(pass::decide);
        List<StandingChange> changes = pass.changes();
        MembersTold.News news = pass.news();
        changes.forEach(c -> meters.counter(
                        "programme.households.told", "state", c.after().state().name())
                .increment());
        return standings.write(changes, news.events()).then(members.write(news)).thenReturn((long) households.size());
    }
}
