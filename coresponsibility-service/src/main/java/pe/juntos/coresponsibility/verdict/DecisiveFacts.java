package pe.juntos.coresponsibility.verdict;

import java.util.List;
import pe.juntos.coresponsibility.member.Assignment;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Reads all that decides about the expected households of some buckets. */
public interface DecisiveFacts {
    /** As the period's lists stand. */
    Mono<List<HouseholdFacts>> in(Period period, BucketRange range, Rules rules);

    /** The same households as if these were their target members, and no others (POL-3). */
    Mono<List<HouseholdFacts>> assigned(Period period, BucketRange range, Rules rules, List<Assignment> assignments);
}
