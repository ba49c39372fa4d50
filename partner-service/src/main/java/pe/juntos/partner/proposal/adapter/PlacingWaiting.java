package pe.juntos.partner.proposal.adapter;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Hands the places of one offer to those who wait: all places at once, in order; the referrals chunk by chunk. */
@Component
class PlacingWaiting implements ChunkedJob {

    private final R2dbcPlacing placing;

    PlacingWaiting(R2dbcPlacing placing) {
        this.placing = placing;
    }

    @Override
    public String kind() {
        return R2dbcPlacing.JOB;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return placing.take(List.of(offer(job)));
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return placing.propose(offer(job), range);
    }

    private static UUID offer(Job job) {
        return UUID.fromString(Objects.requireNonNull(job.parameters().get(R2dbcPlacing.OFFER)));
    }
}
