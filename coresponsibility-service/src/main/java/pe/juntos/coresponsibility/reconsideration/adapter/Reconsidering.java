package pe.juntos.coresponsibility.reconsideration.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.policy.DueProcess;
import pe.juntos.coresponsibility.reconsideration.Admission.Admitted;
import pe.juntos.coresponsibility.reconsideration.Admission.Refused;
import pe.juntos.coresponsibility.reconsideration.ReconsiderationRule;
import pe.juntos.coresponsibility.reconsideration.ReconsiderationState;
import pe.juntos.coresponsibility.reconsideration.Refusal;
import pe.juntos.coresponsibility.reconsideration.Request;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes requests and carries out what is decided on them: an upheld one corrects the verdict, and the money follows (VER-5). */
@Component
final class Reconsidering {
    private final ReconsiderationStore store;
    private final DueProcess dueProcess;
    private final WorkingDays calendar;
    private final PeriodGate gate;
    private final Rechecking rechecking;
    private final Clock clock;
    private final TransactionalOperator transaction;

    Reconsidering(
            ReconsiderationStore store,
            DueProcess dueProcess,
            WorkingDays calendar,
            PeriodGate gate,
            Rechecking rechecking,
            Clock clock,
            TransactionalOperator transaction) {
        this.store = store;
        this.dueProcess = dueProcess;
        this.calendar = calendar;
        this.gate = gate;
        this.rechecking = rechecking;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<ReconsiderationRow> ask(Period period, String household, Request request, Caller caller) {
        var policy = dueProcess.on(period.lastDay());
        return store.contested(period, household, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(verdict -> {
                    var contested = verdict.contested(policy.parameters(), calendar);
                    return switch (ReconsiderationRule.asking(request, contested, LocalDate.now(clock))) {
                        case Admitted(var late) ->
                            store.open(period, household, verdict, request, late, caller.subject(), policy.id());
                        case Refused(var refusal) -> Mono.<ReconsiderationRow>error(problem(refusal));
                    };
                })
                .as(transaction::transactional);
    }

    Mono<ReconsiderationRow> decide(UUID id, ReconsiderationState outcome, String reasons, Caller caller) {
        return gate.pass()
                .then(Mono.defer(() -> store.lock(id, caller.territory())))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(request -> store.involved(request)
                        .flatMap(involved -> allowed(
                                ReconsiderationRule.deciding(request.state(), involved, caller.subject(), reasons))))
                .then(Mono.defer(() -> store.decide(id, outcome, caller.subject(), reasons)))
                .flatMap(decided -> correct(decided).thenReturn(decided))
                .as(transaction::transactional);
    }

    private Mono<Void> correct(ReconsiderationRow decided) {
        return decided.state() == ReconsiderationState.UPHELD
                ? store.uphold(decided).then(Mono.defer(() -> rechecking.startIfAny("reconsideration:" + decided.id())))
                : Mono.empty();
    }

    private static Mono<Void> allowed(Optional<Refusal> refusal) {
        return Mono.justOrEmpty(refusal).flatMap(r -> Mono.error(problem(r)));
    }

    private static Problem problem(Refusal refusal) {
        var status = refusal.ofInput() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return Problem.of(status, refusal.name(), refusal.detail());
    }
}
