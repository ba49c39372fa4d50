package pe.juntos.coresponsibility.period;

import java.util.Set;
import reactor.core.publisher.Mono;

/** The periods that were opened. */
public interface Periods {
    /** All of them, whatever their state. */
    Mono<Set<Period>> opened();

    /** Empty for a period never opened. */
    Mono<PeriodState> stateOf(Period period);
}
