package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.coresponsibility.scorecard.ScoringPeriod;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

@Component
final class ScorecardRuns implements ScoringPeriod {
    private static final String AT_END = "END";

    private final Jobs jobs;
    private final PolicyBook<ScorecardPolicy> policies;

    ScorecardRuns(Jobs jobs, PolicyBook<ScorecardPolicy> policies) {
        this.jobs = jobs;
        this.policies = policies;
    }

    @Override
    public Mono<UUID> start(Period period, String run, LocalDate asOf) {
        var parameters = Map.of(ScorecardJob.PERIOD, period.toString(), ScorecardJob.AS_OF, asOf.toString());
        return jobs.start(ScorecardJob.KIND, period + ":" + run, parameters, 1).map(Job::id);
    }

    @Override
    public Mono<UUID> startAtEnd(Period period) {
        var due = policies.at(period.firstDay()).parameters().dueOn(period);
        return start(period, AT_END, due.plusDays(1));
    }
}
