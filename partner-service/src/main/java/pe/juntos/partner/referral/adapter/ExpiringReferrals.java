package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.Command;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Ends the referrals whose next step was not taken in time, as of a business day, as a job. */
@RestController
class ExpiringReferrals implements ChunkedJob {

    private static final String AS_OF = "asOf";
    private static final int EXPECTED = 200_000;

    record Expiration(LocalDate asOf) {}

    record Started(java.util.UUID job) {}

    private final Jobs jobs;
    private final R2dbcReferrals referrals;
    private final TakingSteps steps;

    ExpiringReferrals(Jobs jobs, R2dbcReferrals referrals, TakingSteps steps) {
        this.jobs = jobs;
        this.referrals = referrals;
        this.steps = steps;
    }

    @PostMapping("/partner/expirations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    Mono<Started> start(@RequestBody Expiration expiration) {
        String asOf = expiration.asOf().toString();
        return jobs.start(kind(), asOf, Map.of(AS_OF, asOf), EXPECTED).map(job -> new Started(job.id()));
    }

    @Override
    public String kind() {
        return "expire-referrals";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        String asOf = Objects.requireNonNull(job.parameters().get(AS_OF), AS_OF);
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
