package pe.juntos.coresponsibility.scorecard;

import java.time.LocalDate;
import java.util.UUID;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** Starts the computation of a period's scorecards. */
public interface ScoringPeriod {
    /**
     * Joins the caller's transaction.
     *
     * @param run the same run is started once
     * @param asOf who has sent nothing by the due day is silent if this day comes after it
     */
    Mono<UUID> start(Period period, String run, LocalDate asOf);

    /** Once, when the verification is over: who has sent nothing by now is silent. */
    Mono<UUID> startAtEnd(Period period);
}
