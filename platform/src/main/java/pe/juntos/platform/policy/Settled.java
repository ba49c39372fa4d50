package pe.juntos.platform.policy;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/**
 * A service's answer to: up to which day may no version be published any more, because decisions rest on those in force?
 * A service without this bean is settled up to today.
 */
public interface Settled {
    /** Asked in the transaction that publishes; whoever would settle a later day waits for its end. */
    Mono<LocalDate> until();
}
