package pe.juntos.payment.collection.adapter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.collection.Reversion;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uncollected money of a round, back to the Treasury by two persons (PAY-7). */
@RestController
@RequestMapping("/payment/reversions")
class ReversionController {
    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 500;
    private static final Map<Reversion.Refusal, String> DETAILS = Map.of(
            Reversion.Refusal.SAME_PERSON, "Quien propuso la reversión no puede aprobarla.",
            Reversion.Refusal.TOTALS_DIFFER, "La cantidad, el monto o la huella no son los propuestos.",
            Reversion.Refusal.REVERSION_CLOSED, "La reversión ya se aprobó o se retiró.");

    private final Reversions reversions;
    private final UncollectedList rounds;

    ReversionController(Reversions reversions, UncollectedList rounds) {
        this.reversions = reversions;
        this.rounds = rounds;
    }

    record Proposal(@Nullable String round, @Nullable String reason) {}

    record Quoted(
            @Nullable Long transfers,
            @Nullable String amount,
            @Nullable String hash) {}

    @PostMapping
    @PreAuthorize("hasRole('PAYMENT_SUBMITTER')")
    Mono<Reversions.View> propose(@RequestBody Proposal proposal, Caller caller) {
        requireNational(caller);
        var reason = Objects.requireNonNullElse(proposal.reason(), "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_MISSING", "Falta el motivo, o es demasiado largo.");
        }
        return rounds.round(Objects.requireNonNullElse(proposal.round(), ""))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(round -> reversions.propose(round, reason, caller.subject()))
                .switchIfEmpty(Mono.error(() -> refused(
                        HttpStatus.CONFLICT, "NOTHING_UNCOLLECTED", "La ronda no tiene dinero sin cobrar vencido.")));
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<Reversions.View> approve(@PathVariable String id, @RequestBody Quoted quoted, Caller caller) {
        requireNational(caller);
        var totals = totals(quoted);
        return decide(id, standing -> standing.approve(caller.subject(), totals));
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER')")
    Mono<Reversions.View> withdraw(@PathVariable String id, Caller caller) {
        requireNational(caller);
        return decide(id, standing -> standing.withdraw(caller.subject()));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')")
    Flux<Reversions.View> all(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "200") int limit) {
        return reversions.all(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR')")
    Mono<Reversions.View> one(@PathVariable String id) {
        return reversions.one(id).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<Reversions.View> decide(String id, Function<Reversion, Reversion.Decision> decision) {
        return reversions
                .decide(id, decision)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(decided -> decided instanceof Reversion.Decision.Refused(var refusal)
                        ? Mono.<Reversions.View>error(refused(
                                HttpStatus.CONFLICT,
                                refusal.name(),
                                Objects.requireNonNullElse(DETAILS.get(refusal), "")))
                        : reversions.one(id));
    }

    private static Reversion.Totals totals(Quoted quoted) {
        var amount = quoted.amount();
        var transfers = quoted.transfers();
        if (amount == null || transfers == null || quoted.hash() == null) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "TOTALS_MISSING", "Faltan cantidad, monto o huella.");
        }
        try {
            return new Reversion.Totals(transfers, new Money(new BigDecimal(amount)), quoted.hash());
        } catch (ArithmeticException | IllegalArgumentException _) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "AMOUNT_INVALID", "El monto no es un monto en soles.");
        }
    }

    private static void requireNational(Caller caller) {
        if (!caller.territory().national()) {
            throw refused(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "Una ronda es de todo el país.");
        }
    }

    private static RuntimeException refused(HttpStatus status, String code, String detail) {
        return Problem.of(status, code, detail);
    }
}
