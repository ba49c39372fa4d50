package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.exception.ExceptionCommand;
import pe.juntos.coresponsibility.exception.ExceptionDecision;
import pe.juntos.coresponsibility.exception.ExceptionLife;
import pe.juntos.coresponsibility.exception.ExceptionState;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.period.PeriodState;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** One decision about a request and what follows from it: whom it excuses, and which verdicts are decided again. */
@Component
final class DecidingExceptions {
    private final ExceptionRequests requests;
    private final CoveredMembers covered;
    private final Periods periods;
    private final PeriodGate gate;
    private final Rechecking rechecking;
    private final TransactionalOperator transaction;

    DecidingExceptions(
            ExceptionRequests requests,
            CoveredMembers covered,
            Periods periods,
            PeriodGate gate,
            Rechecking rechecking,
            TransactionalOperator transaction) {
        this.requests = requests;
        this.covered = covered;
        this.periods = periods;
        this.gate = gate;
        this.rechecking = rechecking;
        this.transaction = transaction;
    }

    /** @param command by whom, and whether the period is certified */
    Mono<ExceptionRequest> decide(
            UUID id, String note, Caller caller, BiFunction<String, Boolean, ExceptionCommand> command) {
        return gate.pass()
                .then(Mono.defer(() -> requests.hold(id)))
                .filter(request -> request.liesIn(caller.territory()))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(request -> periods.stateOf(Period.of(request.period()))
                        .flatMap(state -> decide(request, state, note, caller.subject(), command)))
                .then(Mono.defer(() -> requests.find(id)))
                .as(transaction::transactional);
    }

    private Mono<Void> decide(
            ExceptionRequest request,
            PeriodState period,
            String note,
            String by,
            BiFunction<String, Boolean, ExceptionCommand> command) {
        var certified = period instanceof PeriodState.Certified;
        return switch (ExceptionLife.decide(request.standing(), command.apply(by, certified))) {
            case ExceptionDecision.Refused(var why) ->
                Mono.error(Problem.of(HttpStatus.CONFLICT, why.name(), "La excepción no admite esa decisión."));
            case ExceptionDecision.Unchanged _ -> Mono.empty();
            case ExceptionDecision.Moved(var to) ->
                requests.move(request.id(), to, by, note)
                        .then(Mono.defer(() -> follow(request.id(), to)))
                        .then(Mono.defer(() -> rechecking.startIfAny(request.id() + ":" + to.code())));
        };
    }

    private Mono<Void> follow(UUID id, ExceptionState to) {
        return switch (to) {
            case ExceptionState.Approved _ -> covered.excuse(List.of(id));
            case ExceptionState.Revoked _ -> covered.unexcuse(id);
            case ExceptionState.Proposed _, ExceptionState.Rejected _ -> Mono.empty();
        };
    }
}
