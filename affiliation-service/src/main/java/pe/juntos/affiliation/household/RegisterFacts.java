package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** What the register knows of households, for rules of other features; no names. */
public interface RegisterFacts {

    /**
     * Facts, and by what they are judged.
     *
     * @param households all facts, whatever their date; in order of code
     * @param policy versions in force on the day asked for
     */
    record Known(List<HouseholdFacts> households, AffiliationRule.Context context, String policy) {}

    /** Households that the register does not know are not among the answer's. */
    Mono<Known> of(Collection<String> households, LocalDate on);

    Mono<Known> of(BucketRange range, LocalDate on);
}
