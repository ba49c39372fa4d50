package pe.juntos.coresponsibility.accompaniment.adapter;

import java.time.LocalDate;
import java.util.Map;
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
import pe.juntos.coresponsibility.accompaniment.Ground;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accompaniments of families: proposed in the field or the regional office, decided by the regional office (VER-4). */
@RestController
@RequestMapping("/coresponsibility/accompaniments")
class AccompanimentController {
    private static final Map<String, Ground> GROUNDS =
            Stream.of(Ground.values()).collect(Collectors.toMap(Ground::name, g -> g));
    private static final int MOST = 500;

    private final Accompanying accompanying;
    private final AccompanimentStore store;

    AccompanimentController(Accompanying accompanying, AccompanimentStore store) {
        this.accompanying = accompanying;
        this.store = store;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<AccompanimentRow> propose(@RequestBody Request request, Caller caller) {
        return accompanying.propose(request.complete(), caller);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<AccompanimentRow> approve(@PathVariable("id") UUID id, @RequestBody Decision decision, Caller caller) {
        return accompanying.approve(id, decision.text(), caller);
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<AccompanimentRow> reject(@PathVariable("id") UUID id, @RequestBody Decision decision, Caller caller) {
        return accompanying.reject(id, decision.text(), caller);
    }

    @PostMapping("/{id}/end")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<AccompanimentRow> end(@PathVariable("id") UUID id, @RequestBody Decision decision, Caller caller) {
        return accompanying.end(id, decision.text(), caller);
    }

    @GetMapping("/{id}")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','AUDITOR')")
    Mono<AccompanimentRow> show(@PathVariable("id") UUID id, Caller caller) {
        return store.find(id, caller.territory()).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','AUDITOR')")
    Flux<AccompanimentRow> list(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "cursor", defaultValue = "00000000-0000-0000-0000-000000000000") UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        return store.list(state, after, Math.clamp(limit, 1, MOST), caller.territory());
    }

    record Decision(@Nullable String reasons) {
        String text() {
            return reasons == null ? "" : reasons.strip();
        }
    }

    record Request(
            @Nullable String household,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String ground,
            @Nullable String reasons) {

        Proposal complete() {
            var known = GROUNDS.get(ground == null ? "" : ground);
            if (known == null) {
                throw refused("UNKNOWN_GROUND", "El motivo del acompañamiento no está en la lista.");
            }
            if (from == null || until == null) {
                throw refused("TERM_MISSING", "Falta desde cuándo o hasta cuándo.");
            }
            return new Proposal(
                    household == null ? "" : household, from, until, known, reasons == null ? "" : reasons.strip());
        }

        private static Problem refused(String code, String detail) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
        }
    }
}
