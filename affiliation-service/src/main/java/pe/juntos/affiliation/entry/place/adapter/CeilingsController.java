package pe.juntos.affiliation.entry.place.adapter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.place.CeilingVersion;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Ceilings of the whole programme: one information manager proposes, another approves. */
@RestController
class CeilingsController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /** As sent: anything may be missing. */
    record Sent(
            @Nullable String id,
            @Nullable LocalDate effectiveFrom,
            @Nullable Long households,
            @Nullable BigDecimal budget,
            @Nullable String grounds) {

        @Nullable
        CeilingVersion by(Caller caller) {
            return id == null
                            || id.isBlank()
                            || id.length() > LONGEST_ID
                            || effectiveFrom == null
                            || grounds == null
                            || grounds.isBlank()
                    ? null
                    : new CeilingVersion(id, effectiveFrom, households, budget, grounds, caller.subject(), null);
        }
    }

    record Page(List<CeilingVersion> items, @Nullable String next) {}

    private final R2dbcCeilings ceilings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CeilingsController(R2dbcCeilings ceilings, TransactionalOperator transaction, Clock clock) {
        this.ceilings = ceilings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/affiliation/ceilings")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<CeilingVersion> propose(@RequestBody Sent sent, Caller caller) {
        CeilingVersion proposed = sent.by(caller);
        if (proposed == null) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        return ceilings.lock(proposed.id())
                .flatMap(before -> before.proposedAs(proposed)
                        ? Mono.just(before)
                        : CeilingsController.<CeilingVersion>refused(EntryRefusal.ID_CONFLICT))
                .switchIfEmpty(Mono.defer(() -> PlacesRule.proposal(proposed, LocalDate.now(clock))
                        .map(CeilingsController::<CeilingVersion>refused)
                        .orElseGet(() -> ceilings.propose(proposed).thenReturn(proposed))))
                .as(transaction::transactional);
    }

    @PostMapping("/affiliation/ceilings/{id}/approve")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<CeilingVersion> approve(@PathVariable String id, Caller caller) {
        return ceilings.lock(id)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(found -> found.approvedBy() == null ? approve(found, caller) : again(found, caller))
                .as(transaction::transactional);
    }

    private Mono<CeilingVersion> approve(CeilingVersion found, Caller caller) {
        Optional<EntryRefusal> why = PlacesRule.approval(found, caller.subject(), LocalDate.now(clock));
        return why.map(CeilingsController::<CeilingVersion>refused)
                .orElseGet(() -> ceilings.approve(found.id(), caller.subject())
                        .then(Mono.defer(() -> ceilings.lock(found.id()))));
    }

    private static Mono<CeilingVersion> again(CeilingVersion found, Caller caller) {
        return caller.subject().equals(found.approvedBy()) ? Mono.just(found) : refused(EntryRefusal.DECIDED_ALREADY);
    }

    @GetMapping("/affiliation/ceilings")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(@RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return ceilings.all(cursor, most)
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().id()));
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
