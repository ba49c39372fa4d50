package pe.juntos.affiliation.entry.visit.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.visit.VisitLog;
import pe.juntos.affiliation.entry.visit.VisitReport;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Takes a batch of visits in, with what follows from it for the households, in one transaction. */
@Component
class TakingVisits {

    private final KnownHouseholds households;
    private final VisitReports reports;
    private final AssessingHouseholds assessing;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TakingVisits(
            KnownHouseholds households,
            VisitReports reports,
            AssessingHouseholds assessing,
            TransactionalOperator transaction,
            Clock clock) {
        this.households = households;
        this.reports = reports;
        this.assessing = assessing;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<List<VisitLog.Taken>> take(List<VisitReport> batch, Caller caller, Scope scope) {
        List<String> codes =
                batch.stream().map(VisitReport::household).distinct().toList();
        return households
                .lock(codes, scope)
                .flatMap(known -> Mono.zip(reports.known(batch), reports.days(batch))
                        .map(t -> new VisitLog(known, t.getT1(), t.getT2(), LocalDate.now(clock)).take(batch)))
                .flatMap(taken -> keep(accepted(batch, taken), caller).thenReturn(taken))
                .as(transaction::transactional);
    }

    private static List<VisitReport> accepted(List<VisitReport> batch, List<VisitLog.Taken> taken) {
        return IntStream.range(0, batch.size())
                .filter(i -> taken.get(i) instanceof VisitLog.Taken.Accepted)
                .mapToObj(batch::get)
                .toList();
    }

    private Mono<Void> keep(List<VisitReport> accepted, Caller caller) {
        return accepted.isEmpty()
                ? Mono.empty()
                : reports.keep(accepted, caller.subject())
                        .then(assessing.assess(lastDays(accepted)))
                        .then();
    }

    private static Map<String, LocalDate> lastDays(List<VisitReport> accepted) {
        return accepted.stream()
                .collect(Collectors.toMap(
                        VisitReport::household, VisitReport::visitedOn, (a, b) -> a.isAfter(b) ? a : b));
    }
}
