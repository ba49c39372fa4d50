package pe.juntos.coresponsibility.notice;

import java.util.List;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** A verdict is not written without its notice: both are in one transaction. */
public interface NotifyingBreaches {
    /** Those of these households whose verdict in force is a breach that they were not told of yet. */
    Mono<Void> of(Period period, List<String> households);

    /** The same where the verdict is the household's first in the period: nothing was said before that could be withdrawn. */
    Mono<Void> ofFirst(Period period, List<String> households);
}
