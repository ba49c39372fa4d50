package pe.juntos.coresponsibility.period.adapter;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.period.PeriodState.Open;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Opens a period once; again, while it is open, brings its lists up to date with the register. */
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
                .flatMap(this::again)
                .switchIfEmpty(Mono.defer(() -> first(period)))
                .as(transaction::transactional);
    }

    private Mono<UUID> first(Period period) {
        return periods.affiliatedHouseholds()
                .flatMap(n -> start(period, period.toString(), ExpectedListsJob.ALL, n))
                .flatMap(job -> rulebooks
                        .on(period.firstDay())
                        .flatMap(rules -> periods.insert(period, job, rules.id()))
                        .thenReturn(job));
    }

    private Mono<UUID> again(PeriodRow row) {
        return periods.hasChanges(row.period())
                .flatMap(changes -> changes && row.state() instanceof Open
                        ? periods.countRefresh(row.period()).flatMap(n -> refresh(row.period(), n))
                        : Mono.just(row.openingJob()));
    }

    private Mono<UUID> refresh(Period period, int number) {
        return start(period, period + ":" + number, ExpectedListsJob.CHANGED, 1);
    }

    private Mono<UUID> start(Period period, String key, String scope, long households) {
        var parameters = Map.of(ExpectedListsJob.PERIOD, period.toString(), ExpectedListsJob.SCOPE, scope);
        return jobs.start(ExpectedListsJob.KIND, key, parameters, households).map(job -> job.id());
    }
}
