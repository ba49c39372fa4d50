package pe.juntos.coresponsibility.verdict.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.exception.CoveringAreas;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.TellingPeriod;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closing a period for evidence: the lists are frozen as they stand, and every household is decided. */
@Component
final class VerdictJob implements ChunkedJob {
    private final CoveringAreas exceptions;
    private final Deciding deciding;
    private final TellingPeriod telling;
    private final Rechecks rechecks;
    private final DatabaseClient client;

    VerdictJob(
            CoveringAreas exceptions,
            Deciding deciding,
            TellingPeriod telling,
            Rechecks rechecks,
            DatabaseClient client) {
        this.exceptions = exceptions;
        this.deciding = deciding;
        this.telling = telling;
        this.rechecks = rechecks;
        this.client = client;
    }

    @Override
    public String kind() {
        return "verdicts";
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return exceptions
                .cover(period(job))
                .then(Mono.defer(() -> analyze("health_evidence", "education_evidence", "approved_exception")));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return deciding.issue(period(job), range);
    }

    @Override
    public Mono<Void> finish(Job job) {
        return analyze("household_verdict", "member_verdict")
                .then(Mono.defer(() -> telling.tell(period(job))))
                .then(Mono.defer(() -> rechecks.following(period(job))))
                .then(Mono.defer(() -> rechecks.startIfAny("closed:" + job.parameter("period"))));
    }

    private static Period period(Job job) {
        return Period.of(job.parameter("period"));
    }

    private Mono<Void> analyze(String... tables) {
        return Flux.fromArray(tables)
                .concatMap(table -> client.sql("analyze " + table).then())
                .then();
    }
}
