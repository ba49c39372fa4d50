package pe.juntos.partner.tenant;

import java.util.List;
import reactor.core.publisher.Mono;

/** Which tenant is reached: that of the token of whoever asks, or one that is said. */
public interface Tenants {
    Mono<Tenant> current();

    /** Those that there are: a run may do without a sandbox. */
    List<Tenant> all();

    /** Reaches this tenant, whoever asks; not within a transaction that was begun before, which stays where it is. */
    <T> Mono<T> within(Tenant tenant, Mono<T> done);
}
