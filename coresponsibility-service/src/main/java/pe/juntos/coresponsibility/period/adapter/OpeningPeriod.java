package pe.juntos.coresponsibility.period.adapter;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Opens a period once; its lists then follow the register by themselves until it is closed for evidence. */
@Component
final class OpeningPeriod {
    private final R2dbcPeriods periods;
    private final PeriodGate gate;
    private final Jobs jobs;
    private final Rulebooks rulebooks;
    private final TransactionalOperator transaction;

    OpeningPeriod(
            R2dbcPeriods periods, PeriodGate gate, Jobs jobs, Rulebooks rulebooks, TransactionalOperator transaction) {
        this.periods = periods;
        this.gate = gate;
        this.jobs = jobs;
        this.rulebooks = rulebooks;
        this.transaction = transaction;
    }

    /** Answers the job that makes the lists. */
    Mono<UUID> open(Period period) {
        return gate.hold()
                .then(Mono.defer(() -> periods.find(period)))
                .map(PeriodRow::openingJob)
                .switchIfEmpty(Mono.defer(() -> first(period)))
                .as(transaction::transactional);
    }

    private Mono<UUID> first(Period period) {
        return periods.affiliatedHouseholds()
                .flatMap(n -> start(period, n))
                .flatMap(job -> rulebooks
                        .on(period.firstDay())
                        .flatMap(rules -> periods.insert(period, job, rules.id()))
                        .thenReturn(job));
    }

    private Mono<UUID> start(Period period, long households) {
        return jobs.start(
                        ExpectedListsJob.KIND,
                        period.toString(),
                        Map.of(ExpectedListsJob.PERIOD, period.toString()),
                        households)
                .map(job -> job.id());
    }
}
