package pe.juntos.coresponsibility.period.adapter;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.policy.Settled;
import reactor.core.publisher.Mono;

/**
 * POL-1: the rules of a period stand from its opening on, for its lists as for its verdicts, and families know them before it
 * begins. No period opens while a version is being published.
 */
@Component
final class OpenedPeriodsSettle implements Settled {
    private final Periods periods;
    private final PeriodGate gate;

    OpenedPeriodsSettle(Periods periods, PeriodGate gate) {
        this.periods = periods;
        this.gate = gate;
    }

    @Override
    public Mono<LocalDate> until() {
        return gate.pass()
                .then(Mono.defer(periods::opened))
                .map(opened -> opened.stream()
                        .max(Period::compareTo)
                        .map(Period::firstDay)
                        .orElse(LocalDate.MIN));
    }
}
