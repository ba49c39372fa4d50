package pe.juntos.payment.round.adapter;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.ApprovalPolicy;
import pe.juntos.payment.round.Cancellation;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.FreshPayees;
import pe.juntos.payment.round.Plan;
import pe.juntos.payment.round.Round;
import pe.juntos.payment.round.RoundCommand;
import pe.juntos.payment.round.RoundRefusal;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds over HTTP (PAY-4). Every step may be asked for again; who asks is compared by the rules. */
@RestController
@RequestMapping("/payment/rounds")
class RoundController {
    private static final Map<RoundRefusal, String> REFUSALS = Map.of(
            RoundRefusal.PERIOD_NOT_CERTIFIED, "La ronda pagaría un periodo sin certificar.",
            RoundRefusal.ALREADY_DISPATCHED, "La ronda ya está en el banco; no se puede anular.",
            RoundRefusal.ROUND_CANCELLED, "La ronda está anulada.",
            RoundRefusal.ROUND_NOT_READY, "A la ronda le falta un paso anterior.",
            RoundRefusal.SAME_PERSON,
                    "Quien presenta una ronda no la aprueba, ni quien la aprueba la presenta o la anula por sí solo.",
            RoundRefusal.TOTALS_DIFFER, "Los totales de control no son los que quedaron fijados.",
            RoundRefusal.BUDGET_CEILING_EXCEEDED, "El monto de la ronda supera el tope presupuestal.",
            RoundRefusal.TRANSFERS_UNANSWERED, "Quedan abonos sin respuesta del banco.");
    private static final Map<Opening.NotReady, String> NOT_READY = Map.of(
            Opening.NotReady.ROUND_UNFINISHED, "Otra ronda sigue en curso; vuelva a intentarlo cuando termine.",
            Opening.NotReady.FOLLOW_UP_INVALID,
                    "Las rondas complementarias se numeran desde 2, una tras otra, hasta las que prevé el calendario.",
            Opening.NotReady.CEILING_ABOVE_BUDGET, "El tope de una ronda no pasa del que fija el presupuesto.",
            Opening.NotReady.PERIOD_NOT_CERTIFIED, "El periodo no está certificado.",
            Opening.NotReady.VERDICTS_INCOMPLETE, "Aún no llegan todos los veredictos certificados.",
            Opening.NotReady.PAYEES_INCOMPLETE, "Aún no llegan los datos de todos los hogares.");

    private final Opening opening;
    private final Rounds rounds;
    private final RoundSteps steps;
    private final PolicyBook<ApprovalPolicy> approvals;
    private final FreshPayees payees;

    RoundController(
            Opening opening,
            Rounds rounds,
            RoundSteps steps,
            PolicyBook<ApprovalPolicy> approvals,
            FreshPayees payees) {
        this.opening = opening;
        this.rounds = rounds;
        this.steps = steps;
        this.approvals = approvals;
        this.payees = payees;
    }

    /**
     * @param number 1 if absent; 2 and more follow the first round of the period up
     * @param districts prefixes of those that it liquidates; all if absent
     */
    record OpenRound(
            @Nullable String period,
            @Nullable String ceiling,
            @Nullable Integer number,
            @Nullable List<String> districts) {}

    record Cancelling(@Nullable String reason) {}

    record QuotedTotals(
            @Nullable Long transfers,
            @Nullable String amount,
            @Nullable String hash) {}

    @PostMapping
    @PreAuthorize("hasRole('PAYMENT_SUBMITTER')")
    Mono<RoundView> open(@RequestBody OpenRound wanted, Caller caller) {
        national(caller);
        var period = Period.read(wanted.period() == null ? "" : wanted.period())
                .orElseThrow(() -> unprocessable("PERIOD_INVALID", "El periodo se escribe 2026-3."));
        var ceiling = wanted.ceiling() == null ? null : soles(wanted.ceiling());
        var districts = wanted.districts() == null ? List.<String>of() : wanted.districts();
        if (!Plan.areDistricts(districts)) {
            throw unprocessable("DISTRICTS_INVALID", "districts son códigos de dos, cuatro o seis cifras.");
        }
        return opening.open(period, wanted.number() == null ? 1 : wanted.number(), ceiling, districts)
                .map(result -> switch (result) {
                    case Opening.Result.Opened(var round) -> round;
                    case Opening.Result.Refused(var why) -> throw conflict(why.name(), NOT_READY.get(why));
                });
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR','INFORMATION_MANAGER')")
    Flux<RoundView> all() {
        return rounds.all().collectList().flatMapMany(Flux::fromIterable).concatMap(steps::view);
    }

    @GetMapping("/{round}")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR','INFORMATION_MANAGER')")
    Mono<RoundView> one(@PathVariable String round) {
        return rounds.find(round).flatMap(steps::view).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @PostMapping("/{round}/submit")
    @PreAuthorize("hasRole('PAYMENT_SUBMITTER')")
    Mono<RoundView> submit(@PathVariable String round, Caller caller) {
        national(caller);
        return answer(steps.step(
                round,
                known -> freshened(known, round)
                        .then(Mono.defer(() -> rounds.totals(round)))
                        .map(totals -> submission(known, totals, caller.subject()))));
    }

    /** Until its totals are frozen, a round follows what becomes of its households. */
    private Mono<Void> freshened(Round known, String round) {
        return known instanceof Round.Liquidated ? payees.recheck(round) : Mono.empty();
    }

    @PostMapping("/{round}/approve")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<RoundView> approve(@PathVariable String round, @RequestBody QuotedTotals quoted, Caller caller) {
        national(caller);
        var command = new RoundCommand.Approve(caller.subject(), totals(quoted));
        return answer(steps.step(round, _ -> Mono.just(command)));
    }

    @PostMapping("/{round}/dispatch")
    @PreAuthorize("hasAnyRole('PAYMENT_APPROVER','OPERATOR')")
    Mono<RoundView> dispatch(@PathVariable String round, Caller caller) {
        national(caller);
        return answer(steps.step(
                round,
                _ -> Mono.zip(
                        rounds.totals(round),
                        rounds.uncertified(round),
                        (totals, uncertified) -> new RoundCommand.Dispatch(caller.subject(), totals, uncertified))));
    }

    @PostMapping("/{round}/reconcile")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','OPERATOR')")
    Mono<RoundView> reconcile(@PathVariable String round, Caller caller) {
        national(caller);
        return answer(steps.step(round, _ -> rounds.unanswered(round).map(RoundCommand.Reconcile::new)));
    }

    @PostMapping("/{round}/close")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','OPERATOR')")
    Mono<RoundView> close(@PathVariable String round, Caller caller) {
        national(caller);
        return answer(steps.step(round, _ -> Mono.just(new RoundCommand.Close())));
    }

    @PostMapping("/{round}/cancel")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER')")
    Mono<RoundView> cancel(@PathVariable String round, @RequestBody Cancelling wanted, Caller caller) {
        national(caller);
        var why = new RoundCommand.Cancel(new Cancellation(caller.subject(), reason(wanted.reason())));
        return answer(steps.step(round, _ -> Mono.just(why)));
    }

    /** As many approvals as the amount asks for, by the policy of the period (PAY-4). */
    private RoundCommand.Submit submission(Round round, ControlTotals totals, String by) {
        var bands = approvals.at(round.plan().period().firstDay()).parameters();
        return new RoundCommand.Submit(by, totals, bands.approversOf(totals.amount()));
    }

    private static void national(Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "Una ronda es de todo el país.");
        }
    }

    private static Cancellation.Reason reason(@Nullable String code) {
        return Stream.of(Cancellation.Reason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        unprocessable("REASON_UNKNOWN", "Se espera reason: " + List.of(Cancellation.Reason.values())));
    }

    private static Mono<RoundView> answer(Mono<RoundSteps.Result> result) {
        return result.switchIfEmpty(Mono.error(Problem::notFound))
                .map(done -> switch (done) {
                    case RoundSteps.Result.Done(var round) -> round;
                    case RoundSteps.Result.Refused(var why) -> throw conflict(why.name(), REFUSALS.get(why));
                })
                .onErrorMap(
                        OptimisticLockingFailureException.class,
                        _ -> conflict("ROUND_CHANGED", "La ronda cambió entretanto; vuelva a intentarlo."));
    }

    private static ControlTotals totals(QuotedTotals quoted) {
        if (quoted.transfers() == null || quoted.amount() == null || quoted.hash() == null) {
            throw unprocessable("TOTALS_MISSING", "La aprobación cita transfers, amount y hash.");
        }
        return new ControlTotals(quoted.transfers(), soles(quoted.amount()), quoted.hash());
    }

    private static Money soles(String text) {
        return Money.read(text)
                .orElseThrow(() -> unprocessable("AMOUNT_INVALID", "El monto se escribe con dos decimales."));
    }

    private static RuntimeException unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    private static RuntimeException conflict(String code, @Nullable String detail) {
        return Problem.of(HttpStatus.CONFLICT, code, detail == null ? "" : detail);
    }
}
