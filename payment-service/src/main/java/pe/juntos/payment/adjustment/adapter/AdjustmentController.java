package pe.juntos.payment.adjustment.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.adjustment.Adjustment;
import pe.juntos.payment.adjustment.AdjustmentRule;
import pe.juntos.payment.adjustment.adapter.Adjustments.Row;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** One person proposes to add to a household's transfers or to take back from them, another decides (PAY-1). */
@RestController
class AdjustmentController {
    private final Adjustments adjustments;
    private final Tariff tariff;
    private final TransactionalOperator transaction;

    AdjustmentController(Adjustments adjustments, Tariff tariff, TransactionalOperator transaction) {
        this.adjustments = adjustments;
        this.tariff = tariff;
        this.transaction = transaction;
    }

    /** @param from first period, in words of {@code 2026-3} */
    record Proposal(
            @Nullable String reason,
            @Nullable String amount,
            @Nullable Integer instalments,
            @Nullable String from) {}

    @PostMapping("/payment/households/{household}/adjustments")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','PAYMENT_SUBMITTER')")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Row> propose(@PathVariable String household, @RequestBody Proposal proposal, Caller caller) {
        return adjustments
                .visible(household, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> adjustments.propose(known, checked(proposal), caller.subject()))
                .flatMap(id -> adjustments.take(id, caller.territory()))
                .as(transaction::transactional);
    }

    @GetMapping("/payment/households/{household}/adjustments")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR')")
    Mono<List<Row>> ofHousehold(@PathVariable String household, Caller caller) {
        return adjustments
                .visible(household, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> adjustments.of(known).collectList());
    }

    @PostMapping("/payment/adjustments/{id}/approve")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<Row> approve(@PathVariable UUID id, Caller caller) {
        return decide(id, true, caller);
    }

    @PostMapping("/payment/adjustments/{id}/reject")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<Row> reject(@PathVariable UUID id, Caller caller) {
        return decide(id, false, caller);
    }

    private Mono<Row> decide(UUID id, boolean approved, Caller caller) {
        return adjustments
                .take(id, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(row -> decide(row, approved, caller.subject()))
                .then(Mono.defer(() -> adjustments.take(id, caller.territory())))
                .as(transaction::transactional);
    }

    private Mono<Void> decide(Row row, boolean approved, String by) {
        var same = row.state().equals(approved ? "APPROVED" : "REJECTED");
        return switch (AdjustmentRule.decide(row.proposedBy(), Optional.ofNullable(row.decidedBy()), same, by)) {
            case DECIDED -> adjustments.decide(row, approved, by);
            case UNCHANGED -> Mono.empty();
            case SAME_PERSON -> throw conflict("SAME_PERSON", "Quien propone un ajuste no lo decide.");
            case ALREADY_DECIDED -> throw conflict("ALREADY_DECIDED", "Otra persona ya decidió este ajuste.");
        };
    }

    private Adjustment checked(Proposal proposal) {
        var from = Optional.ofNullable(proposal.from())
                .flatMap(Period::read)
                .orElseThrow(() -> unprocessable("PERIOD_INVALID", "from se escribe 2026-3."));
        var policy = tariff.policies().at(from.firstDay());
        var adjustment = new Adjustment(
                reason(proposal.reason()),
                soles(proposal.amount()),
                proposal.instalments() == null ? 1 : proposal.instalments(),
                from,
                policy.id());
        AdjustmentRule.check(adjustment, policy.parameters()).ifPresent(refusal -> {
            throw unprocessable(refusal.name(), "El ajuste supera los límites de la política " + policy.id() + ".");
        });
        return adjustment;
    }

    private static Adjustment.Reason reason(@Nullable String code) {
        return Arrays.stream(Adjustment.Reason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElseThrow(() -> unprocessable(
                        "REASON_UNKNOWN",
                        "reason es una de " + Arrays.toString(Adjustment.Reason.values())
                                + "; multas de autoridades locales no se descuentan."));
    }

    private static Money soles(@Nullable String text) {
        return Money.read(text)
                .orElseThrow(() -> unprocessable("AMOUNT_INVALID", "El monto se escribe con dos decimales."));
    }

    private static RuntimeException unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    private static RuntimeException conflict(String code, String detail) {
        return Problem.of(HttpStatus.CONFLICT, code, detail);
    }
}
