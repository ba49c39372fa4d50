package pe.juntos.partner.eligibility;

import java.time.LocalDate;
import java.util.List;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;

/** Asks the households of the register in force on a day. */
public interface AskingRegister {

    /** Those in the programme that meet all of the rules; who may or may not is left out. */
    Flux<KnownCandidate> meeting(BucketRange range, LocalDate on, List<String> rules);
}
