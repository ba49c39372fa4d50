package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** The households of the register with what a review needs of them. */
public interface Register {

    record Known(HouseholdFacts facts, String district) {}

    /** Those in the programme that were affiliated by a day, whatever was reviewed until now; nothing is locked. */
    Mono<List<Known>> inProgramme(BucketRange range, LocalDate asOf);
}
