package pe.juntos.coresponsibility.period;

import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Counts what a period came to. */
public interface CountingTotals {
    /** Over the households of the territory. */
    Mono<PeriodTotals> of(Period period, Territory territory);
}
