package pe.juntos.coresponsibility.member;

import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** The nominal lists of a period: which person is expected where, for what (EVI-1). */
public interface ExpectedLists {
    /** Makes the lists of these households from the register as it stands. */
    Mono<Long> make(Period period, BucketRange range);

    /** Makes again those of the households that changed since; a child that changes school is on its new list at once. */
    Mono<Long> refresh(Period period, BucketRange range);
}
