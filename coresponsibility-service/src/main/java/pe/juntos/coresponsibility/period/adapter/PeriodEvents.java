package pe.juntos.coresponsibility.period.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.CountingTotals;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodState.Certified;
import pe.juntos.coresponsibility.period.PeriodState.ClosedForEvidence;
import pe.juntos.coresponsibility.period.PeriodState.Consolidated;
import pe.juntos.coresponsibility.period.PeriodState.Open;
import pe.juntos.coresponsibility.period.PeriodTotals;
import pe.juntos.coresponsibility.period.TellingPeriod;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Tells the others how a period stands, with its control totals. */
@Component
final class PeriodEvents implements TellingPeriod {
    static final String TOPIC = "juntos.coresponsibility.period.v1";
    private static final Territory NATIONAL = new Territory(Set.of("*"));

    private final R2dbcPeriods periods;
    private final CountingTotals totals;
    private final Outbox outbox;

    PeriodEvents(R2dbcPeriods periods, CountingTotals totals, Outbox outbox) {
        this.periods = periods;
        this.totals = totals;
        this.outbox = outbox;
    }

    @Override
    public Mono<PeriodTotals> tell(Period period) {
        return Mono.zip(periods.find(period), totals.of(period, NATIONAL))
                .flatMap(both -> outbox.append(List.of(event(both.getT1(), both.getT2())))
                        .thenReturn(both.getT2()));
    }

    private static OutgoingEvent event(PeriodRow row, PeriodTotals totals) {
        var happened = switch (row.state()) {
            case Open _ -> "opened";
            case ClosedForEvidence _ -> "closed-for-evidence";
            case Consolidated _ -> "consolidated";
            case Certified _ -> "certified";
        };
        return new OutgoingEvent(
                TOPIC,
                row.period().toString(),
                "pe.juntos.coresponsibility.period." + happened + ".v1",
                row.version(),
                new Data(
                        row.period().toString(),
                        row.state().code(),
                        totals.households(),
                        totals.outcomes(),
                        totals.payable(),
                        row.policy()));
    }

    record Data(
            String period, String state, long households, Map<String, Long> outcomes, long payable, String policy) {}
}
