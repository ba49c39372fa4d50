package pe.juntos.coresponsibility.notice;

import java.util.List;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** A verdict is not written without its notice: both are in one transaction. */
public interface NotifyingBreaches {
    /** Those of these households whose verdict in force is a breach that they were not told of yet. */
    Mono<Void> of(Period period, List<String> households);
}
