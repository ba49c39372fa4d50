package pe.juntos.graduation.profile;

import java.time.LocalDate;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the register, the forms and the gestores say of households up to a day. */
public interface Profiles {

    /** Of the households in the programme. */
    Flux<KnownProfile> of(BucketRange range, LocalDate on);

    /** What they would be made of now. */
    Mono<RegisterState> register();

    /** Empty outside the caller's territory. That it was read is recorded. */
    Mono<KnownProfile> read(String household, LocalDate on, Caller caller);
}
