package pe.juntos.payment.bank.adapter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.bank.ExceptionAction;
import pe.juntos.payment.bank.ExceptionCase.Command;
import pe.juntos.payment.bank.ExceptionCase.Person;
import pe.juntos.payment.bank.ExceptionCase.Refusal;
import pe.juntos.payment.bank.ExceptionGround;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of the bank that people must look at, and what they make of them (PAY-6). */
@RestController
@RequestMapping("/payment/exceptions")
class ExceptionController {
    private static final String READERS =
            "hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR','REGIONAL_COORDINATOR')";
    private static final String WORKERS = "hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','REGIONAL_COORDINATOR')";
    private static final int MOST = 1_000;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_NOTE = 500;
    private static final Map<Refusal, String> WORDS = Map.of(
            Refusal.EXCEPTION_RESOLVED, "Ya está resuelta.",
            Refusal.ASSIGNED_TO_ANOTHER, "La tiene asignada otra persona.",
            Refusal.ACTION_NOT_ALLOWED, "Esa acción no corresponde a esta línea o el abono ya cambió.",
            Refusal.NOTHING_PROPOSED, "Nadie ha propuesto una acción.",
            Refusal.AWAITS_APPROVAL, "Ya hay una acción propuesta que espera aprobación.",
            Refusal.SAME_PERSON, "Quien propone no puede aprobar.",
            Refusal.ROLE_INSUFFICIENT, "Su rol no permite proponer movimientos de dinero.");

    private final Exceptions exceptions;
    private final ExceptionWork work;

    ExceptionController(Exceptions exceptions, ExceptionWork work) {
        this.exceptions = exceptions;
        this.work = work;
    }

    record Assignment(@Nullable String to) {}

    record Resolving(
            @Nullable ExceptionAction action,
            @Nullable ExceptionGround reason,
            @Nullable String note) {}

    record Noted(@Nullable String note) {}

    record Detail(ExceptionView exception, List<Exceptions.Step> steps) {}

    /** Pages by the last message and line seen. */
    @GetMapping
    @PreAuthorize(READERS)
    Flux<ExceptionView> list(
            @RequestParam(defaultValue = "0") long afterMessage,
            @RequestParam(defaultValue = "-1") int afterLine,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String assignee,
            Caller caller) {
        return exceptions.after(
                new Exceptions.Key(afterMessage, afterLine),
                new Exceptions.Filter(state, code, assignee),
                Math.clamp(limit, 1, MOST),
                caller.territory());
    }

    @GetMapping("/{message}/{line}")
    @Audited
    @PreAuthorize(READERS)
    Mono<Detail> one(@PathVariable long message, @PathVariable int line, Caller caller) {
        var key = new Exceptions.Key(message, line);
        return exceptions
                .one(key, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .zipWith(exceptions.steps(key).collectList(), Detail::new);
    }

    @PostMapping("/{message}/{line}/assign")
    @PreAuthorize(WORKERS)
    Mono<Detail> assign(
            @PathVariable long message, @PathVariable int line, @RequestBody Assignment assignment, Caller caller) {
        var to = assignment.to();
        if (to == null || to.isBlank() || to.length() > LONGEST_SUBJECT) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "ASSIGNEE_MISSING", "Falta a quién se asigna.");
        }
        return act(new Exceptions.Key(message, line), new Command.Assign(to), null, caller);
    }

    @PostMapping("/{message}/{line}/resolve")
    @PreAuthorize(WORKERS)
    Mono<Detail> resolve(
            @PathVariable long message, @PathVariable int line, @RequestBody Resolving asked, Caller caller) {
        var action = asked.action();
        var reason = asked.reason();
        if (action == null || reason == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "ACTION_MISSING", "Faltan la acción y el motivo.");
        }
        var person = new Person(caller.subject(), caller.roles().contains("PAYMENT_SUBMITTER"));
        return act(
                new Exceptions.Key(message, line), new Command.Resolve(action, reason, person), asked.note(), caller);
    }

    @PostMapping("/{message}/{line}/approve")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<Detail> approve(@PathVariable long message, @PathVariable int line, Caller caller) {
        return act(new Exceptions.Key(message, line), new Command.Approve(caller.subject()), null, caller);
    }

    @PostMapping("/{message}/{line}/send-back")
    @PreAuthorize("hasRole('PAYMENT_APPROVER')")
    Mono<Detail> sendBack(@PathVariable long message, @PathVariable int line, @RequestBody Noted noted, Caller caller) {
        return act(new Exceptions.Key(message, line), new Command.SendBack(caller.subject()), noted.note(), caller);
    }

    private Mono<Detail> act(Exceptions.Key key, Command command, @Nullable String note, Caller caller) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "NOTE_TOO_LONG", "La nota tiene más de 500 caracteres.");
        }
        return work.act(new ExceptionWork.Asked(key, command, note, caller))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .onErrorMap(OptimisticLockingFailureException.class, _ -> refused(Refusal.ACTION_NOT_ALLOWED))
                .flatMap(result -> switch (result) {
                    case ExceptionWork.Result.Done _ -> one(key.message(), key.line(), caller);
                    case ExceptionWork.Result.Refused(var why) -> Mono.error(refused(why));
                });
    }

    private static Problem refused(Refusal why) {
        var status = why == Refusal.ROLE_INSUFFICIENT ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
        return Problem.of(status, why.name(), Objects.requireNonNullElse(WORDS.get(why), ""));
    }
}
