package pe.juntos.coresponsibility.accompaniment.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.accompaniment.AccompanimentRule;
import pe.juntos.coresponsibility.accompaniment.Refusal;
import pe.juntos.coresponsibility.accompaniment.Term;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.policy.DueProcess;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Carries out what the rule allows, each decision with its event, and has the verdicts it touches decided again. */
@Component
final class Accompanying {
    private final AccompanimentStore store;
    private final DueProcess dueProcess;
    private final PeriodGate gate;
    private final Rechecking rechecking;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    Accompanying(
            AccompanimentStore store,
            DueProcess dueProcess,
            PeriodGate gate,
            Rechecking rechecking,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.store = store;
        this.dueProcess = dueProcess;
        this.gate = gate;
        this.rechecking = rechecking;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<AccompanimentRow> propose(Proposal proposal, Caller caller) {
        var policy = dueProcess.on(LocalDate.now(clock));
        return store.lockHousehold(proposal.household(), caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(district -> Mono.zip(
                                store.standing(proposal.household())
                                        .map(AccompanimentRow::term)
                                        .collectList(),
                                store.certified())
                        .flatMap(known -> allowed(AccompanimentRule.proposing(
                                proposal.term(),
                                proposal.reasons(),
                                known.getT1(),
                                known.getT2(),
                                policy.parameters())))
                        .then(Mono.defer(() -> store.propose(proposal, district, caller.subject(), policy.id()))))
                .as(transaction::transactional);
    }

    /** No period is certified while this is decided. */
    Mono<AccompanimentRow> approve(UUID id, String reasons, Caller caller) {
        return gate.pass()
                .then(Mono.defer(() -> found(id, caller)))
                .flatMap(row -> store.certified()
                        .flatMap(certified ->
                                allowed(AccompanimentRule.approving(row.decision(), caller.subject(), certified)))
                        .then(Mono.defer(() -> store.decide(id, "APPROVED", "approved_by", caller.subject(), reasons))))
                .flatMap(row -> tell(row, "approved", 1)
                        .then(Mono.defer(() -> store.recheck(row.household(), periods(row.term()))))
                        .then(Mono.defer(() -> rechecking.startIfAny("accompaniment:" + id)))
                        .thenReturn(row))
                .as(transaction::transactional);
    }

    Mono<AccompanimentRow> reject(UUID id, String reasons, Caller caller) {
        return found(id, caller)
                .flatMap(row -> allowed(AccompanimentRule.rejecting(row.decision(), caller.subject(), reasons)))
                .then(Mono.defer(() -> store.decide(id, "REJECTED", "rejected_by", caller.subject(), reasons)))
                .as(transaction::transactional);
    }

    /** From the next day on nothing is held; what was held until then stays. */
    Mono<AccompanimentRow> end(UUID id, String reasons, Caller caller) {
        var today = LocalDate.now(clock);
        return found(id, caller)
                .flatMap(row -> allowed(AccompanimentRule.ending(row.decision(), today, reasons)))
                .then(Mono.defer(() -> store.end(id, today, caller.subject(), reasons)))
                .flatMap(row -> tell(row, "ended", 2).thenReturn(row))
                .as(transaction::transactional);
    }

    private Mono<AccompanimentRow> found(UUID id, Caller caller) {
        return store.lock(id, caller.territory()).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<Void> tell(AccompanimentRow row, String happened, long version) {
        return outbox.append(List.of(new OutgoingEvent(
                AccompanimentData.TOPIC,
                row.household(),
                "pe.juntos.coresponsibility.accompaniment." + happened + ".v1",
                version,
                AccompanimentData.of(row))));
    }

    private static List<Period> periods(Term term) {
        var first = Period.containing(term.from());
        return Stream.iterate(first, term::touches, Period::next).toList();
    }

    private static Mono<Void> allowed(Optional<Refusal> refusal) {
        return Mono.justOrEmpty(refusal).flatMap(r -> Mono.error(problem(r)));
    }

    private static Problem problem(Refusal refusal) {
        var status = refusal.ofInput() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return Problem.of(status, refusal.name(), refusal.detail());
    }
}
