package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Command;
import pe.juntos.platform.database.Rows;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/**
 * Ends the referrals whose next step was not taken in time, as of a business day, as a job (PAR-4). The same day with the
 * same referrals overdue is the same job; whatever fell due since makes another.
 */
@Component
class ExpiringReferrals implements ChunkedJob {

    private static final String AS_OF = "asOf";
    private static final String OVERDUE =
            "select count(*) as n, coalesce(bit_xor(hashtextextended(id || '/' || version, 0)), 0) as fingerprint"
                    + " from referral where due < :asOf";

    private record Overdue(long count, long fingerprint) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final R2dbcReferrals referrals;
    private final TakingSteps steps;

    ExpiringReferrals(DatabaseClient client, Jobs jobs, R2dbcReferrals referrals, TakingSteps steps) {
        this.client = client;
        this.jobs = jobs;
        this.referrals = referrals;
        this.steps = steps;
    }

    Mono<Job> start(LocalDate asOf) {
        return client.sql(OVERDUE)
                .bind("asOf", asOf)
                .map(row ->
                        new Overdue(Rows.required(row, "n", Long.class), Rows.required(row, "fingerprint", Long.class)))
                .one()
                .flatMap(overdue -> jobs.start(
                        kind(),
                        asOf + "/" + overdue.count() + "/" + overdue.fingerprint(),
                        Map.of(AS_OF, asOf.toString()),
                        overdue.count()));
    }

    @Override
    public String kind() {
        return "expire-referrals";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        String asOf = job.parameter(AS_OF);
        var command = new Command.Expire(LocalDate.parse(asOf));
        return referrals
                .due(asOf, range)
                .collectList()
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(List.<TakingSteps.Result>of())
                        : steps.take(ids, Visibility.all(), _ -> command, "expiration"))
                .map(results -> (long) results.size());
    }
}
