package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.coresponsibility.scorecard.ScoringPeriod;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;

/** The periods that still take evidence for their verdicts, whose due day is over, and whose expected lists are whole. */
@Component
final class OverduePeriods {
    private final DatabaseClient client;
    private final ScoringPeriod scoring;
    private final PolicyBook<ScorecardPolicy> policies;

    OverduePeriods(DatabaseClient client, ScoringPeriod scoring, PolicyBook<ScorecardPolicy> policies) {
        this.client = client;
        this.scoring = scoring;
        this.policies = policies;
    }

    /** Starts one job for each; the same day again, the same jobs. */
    Flux<UUID> score(LocalDate asOf) {
        return client.sql("select p.period from period p join job j on j.id = p.opening_job"
                        + " where p.state <> 'CERTIFIED' and j.state = 'FINISHED' order by p.period")
                .mapValue(String.class)
                .all()
                .map(Period::of)
                .filter(period ->
                        asOf.isAfter(policies.at(period.firstDay()).parameters().dueOn(period)))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(period -> scoring.start(period, asOf.toString(), asOf));
    }
}
