package pe.juntos.coresponsibility.member;

import java.util.Collection;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** The nominal lists of a period: which person is expected where, for what (EVI-1). */
public interface ExpectedLists {
    /**
     * Makes the lists of these households from the register as it stands.
     *
     * @return how many households are on them
     */
    Mono<Long> make(Period period, BucketRange range);

    /**
     * Brings the lists of these households up to date in every open period: a child that changes school or post, or is
     * born, moves or dies, is on the right list at once (AFF-5). In the caller's transaction, which has passed the period
     * gate; the lists of a period closed for evidence stay as they are.
     */
    Mono<Void> follow(Collection<String> households);
}
