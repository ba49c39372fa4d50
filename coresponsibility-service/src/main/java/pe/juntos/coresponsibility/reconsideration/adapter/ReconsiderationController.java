package pe.juntos.coresponsibility.reconsideration.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.reconsideration.ReconsiderationState;
import pe.juntos.coresponsibility.reconsideration.Request;
import pe.juntos.coresponsibility.reconsideration.Request.RequestedBy;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests for reconsideration: typed in the field, decided by another person of the regional office (VER-5). */
@RestController
@RequestMapping("/coresponsibility/reconsiderations")
class ReconsiderationController {
    private static final Map<String, RequestedBy> IN_THE_NAME_OF =
            Stream.of(RequestedBy.values()).collect(Collectors.toMap(RequestedBy::name, by -> by));
    private static final Map<String, ReconsiderationState> OUTCOMES = Map.of(
            "UPHELD", ReconsiderationState.UPHELD,
            "REJECTED", ReconsiderationState.REJECTED);
    private static final int MOST = 500;

    private final Reconsidering reconsidering;
    private final ReconsiderationStore store;

    ReconsiderationController(Reconsidering reconsidering, ReconsiderationStore store) {
        this.reconsidering = reconsidering;
        this.store = store;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ReconsiderationRow> ask(@RequestBody Asked asked, Caller caller) {
        var period = Period.parse(text(asked.period())).orElseThrow(Problem::notFound);
        return reconsidering.ask(period, text(asked.household()), asked.complete(), caller);
    }

    @PostMapping("/{id}/decide")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<ReconsiderationRow> decide(@PathVariable("id") UUID id, @RequestBody Decision decision, Caller caller) {
        var outcome = OUTCOMES.get(text(decision.outcome()));
        if (outcome == null) {
            throw refused("UNKNOWN_OUTCOME", "Se resuelve con UPHELD o REJECTED.");
        }
        return reconsidering.decide(id, outcome, text(decision.reasons()), caller);
    }

    @GetMapping("/{id}")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
    Mono<ReconsiderationRow> show(@PathVariable("id") UUID id, Caller caller) {
        return store.find(id, caller.territory()).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
    Flux<ReconsiderationRow> list(
            @RequestParam(name = "period", defaultValue = "") String period,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "cursor", defaultValue = "00000000-0000-0000-0000-000000000000") UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        return store.list(period, state, after, Math.clamp(limit, 1, MOST), caller.territory());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static Problem refused(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    record Decision(@Nullable String outcome, @Nullable String reasons) {}

    record Asked(
            @Nullable String household,
            @Nullable String period,
            @Nullable String requestedBy,
            @Nullable LocalDate requestedOn,
            @Nullable String reasons,
            @Nullable List<@Nullable String> evidence) {

        Request complete() {
            var by = IN_THE_NAME_OF.get(text(requestedBy));
            if (by == null) {
                throw refused("UNKNOWN_REQUESTER", "Pide el hogar (HOUSEHOLD) o el gestor por él (GESTOR).");
            }
            if (requestedOn == null) {
                throw refused("DATE_MISSING", "Falta la fecha del pedido.");
            }
            return new Request(by, requestedOn, text(reasons), named());
        }

        private List<String> named() {
            return evidence == null
                    ? List.of()
                    : evidence.stream()
                            .filter(Objects::nonNull)
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .toList();
        }
    }
}
