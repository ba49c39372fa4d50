package pe.juntos.affiliation.household.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Admissions admissions;
    private final Affiliations policies;
    private final DatabaseClient client;
    private final MeterRegistry meters;

    Assessments(
            FactsReader facts,
            Standings standings,
            MembersTold members,
            Admissions admissions,
            Affiliations policies,
            DatabaseClient client,
            MeterRegistry meters) {
        this.facts = facts;
        this.standings = standings;
        this.members = members;
        this.admissions = admissions;
        this.policies = policies;
        this.client = client;
        this.meters = meters;
    }

    /**
     * In the caller's transaction, which holds the lock on the households' buckets.
     *
     * @param ceiling the assessment whose admissions bind (AFF-3); null for no ceiling
     */
    Mono<Long> assess(Scope scope, LocalDate asOf, @Nullable UUID ceiling) {
        return facts.received()
                .flatMap(received -> facts.read(scope, received)
                        .flatMap(households -> days(scope, asOf, received)
                                .flatMap(days -> known(scope, ceiling, households)
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

    private Mono<AssessmentPass.Known> known(Scope scope, @Nullable UUID ceiling, List<HouseholdFacts> households) {
        return standings
                .lock(scope)
                .flatMap(known -> members.read(scope)
                        .flatMap(told -> admissions
                                .admittedOf(ceiling, households)
                                .map(admitted -> new AssessmentPass.Known(known, told, admitted))));
    }

    private Mono<Long> write(AssessmentPass pass, List<HouseholdFacts> households) {
        households.forEach(pass::decide);
        List<StandingChange> changes = pass.changes();
        MembersTold.News news = pass.news();
        changes.forEach(c -> meters.counter(
                        "affiliation.households.told",
                        "state",
                        c.after().state().name())
                .increment());
        return standings.write(changes, news.events()).then(members.write(news)).thenReturn((long) households.size());
    }
}
