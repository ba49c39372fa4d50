package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.exception.ExceptionCommand;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Approve;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Reject;
import pe.juntos.coresponsibility.exception.ExceptionCommand.Revoke;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Exceptions by API (VER-1): proposed in the field, decided at the regional office; the work list of what waits. */
@RestController
@RequestMapping("/coresponsibility/exceptions")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','AUDITOR')")
class ExceptionRequestController {
    private static final int MOST = 500;
    private static final int LONGEST = 500;

    private final ProposingExceptions proposing;
    private final DecidingExceptions deciding;
    private final ExceptionRequests requests;
    private final CoveredMembers covered;

    ExceptionRequestController(
            ProposingExceptions proposing,
            DecidingExceptions deciding,
            ExceptionRequests requests,
            CoveredMembers covered) {
        this.proposing = proposing;
        this.deciding = deciding;
        this.requests = requests;
        this.covered = covered;
    }

    record Note(@Nullable String note) {}

    /** @param members how many persons are expected now of whom it covers */
    record Shown(ExceptionRequest exception, long members) {}

    record Page(List<ExceptionRequest> items, @Nullable String next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Shown> propose(@RequestBody ProposingExceptions.Body body, Caller caller) {
        return proposing.propose(body, caller).flatMap(requests::find).flatMap(this::shown);
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(name = "period", defaultValue = "") String period,
            @RequestParam(name = "state", defaultValue = "PROPOSED") String state,
            @RequestParam(name = "cursor", defaultValue = "0") long cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        var most = Math.clamp(limit, 1, MOST);
        return requests.list(period, "ALL".equals(state) ? "" : state, caller.territory(), cursor, most)
                .collectList()
                .map(items -> new Page(
                        items,
                        items.size() < most
                                ? null
                                : Long.toString(items.getLast().place())));
    }

    @GetMapping("/{id}")
    @Audited
    Mono<Shown> one(@PathVariable("id") UUID id, Caller caller) {
        return requests.find(id)
                .filter(request -> request.liesIn(caller.territory()))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(this::shown);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Shown> approve(@PathVariable("id") UUID id, @RequestBody Note note, Caller caller) {
        return decide(id, note, caller, (by, _) -> new Approve(by));
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Shown> reject(@PathVariable("id") UUID id, @RequestBody Note note, Caller caller) {
        return decide(id, note, caller, (by, _) -> new Reject(by));
    }

    @PostMapping("/{id}/revoke")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Shown> revoke(@PathVariable("id") UUID id, @RequestBody Note note, Caller caller) {
        return decide(id, note, caller, Revoke::new);
    }

    private Mono<Shown> decide(
            UUID id, Note note, Caller caller, BiFunction<String, Boolean, ExceptionCommand> command) {
        var text = note.note() == null ? "" : note.note().replace("\0", "").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Mono.error(Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "NOTE_REQUIRED",
                    "Falta el motivo, o tiene más de 500 caracteres."));
        }
        return deciding.decide(id, text, caller, command).flatMap(this::shown);
    }

    private Mono<Shown> shown(ExceptionRequest request) {
        return covered.count(request.id()).map(members -> new Shown(request, members));
    }
}
