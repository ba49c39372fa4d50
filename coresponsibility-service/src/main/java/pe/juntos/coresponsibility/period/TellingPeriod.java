package pe.juntos.coresponsibility.period;

import reactor.core.publisher.Mono;

/** Tells the other services how a period stands, with its control totals. */
public interface TellingPeriod {
    /** Answers the totals told. */
    Mono<PeriodTotals> tell(Period period);
}
