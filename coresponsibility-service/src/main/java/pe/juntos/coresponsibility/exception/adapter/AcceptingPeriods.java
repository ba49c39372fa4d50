package pe.juntos.coresponsibility.exception.adapter;

import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.Rulebooks;
import reactor.core.publisher.Mono;

/** The periods for which exceptions are taken: those that take evidence. */
@Component
final class AcceptingPeriods {
    private final Periods periods;
    private final Rulebooks rulebooks;

    AcceptingPeriods(Periods periods, Rulebooks rulebooks) {
        this.periods = periods;
        this.rulebooks = rulebooks;
    }

    Mono<String[]> now() {
        return Mono.zip(periods.opened(), rulebooks.current(), AcceptingPeriods::of);
    }

    private static String[] of(Set<Period> opened, Rulebook rulebook) {
        var late = opened.stream()
                .max(Period::compareTo)
                .map(latest -> rulebook.on(latest.firstDay()).verification().lateEvidencePeriods())
                .orElse(0);
        return ReferenceFacts.accepting(opened, late).stream()
                .map(Period::toString)
                .toArray(String[]::new);
    }
}
