package pe.juntos.affiliation.duplicate.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.duplicate.adapter.Merges.Filed;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** People merge records and take it back (TGT-4): with grounds, and two persons where money moves. */
@RestController
@RequestMapping("/affiliation/merges")
class MergesController {

    private static final String DECIDERS = "hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER')";
    private static final int LONGEST = 500;
    private static final int MOST = 500;

    /**
     * What is to be merged.
     *
     * @param keep code of the record that stays
     * @param lose code of the one that goes
     * @param on business day; today at the latest
     */
    record Order(
            Merge.@Nullable Kind kind,
            @Nullable String keep,
            @Nullable String lose,
            @Nullable LocalDate on,
            @Nullable String grounds) {}

    record Back(@Nullable LocalDate on, @Nullable String grounds) {}

    record Page(List<Merge> items, @Nullable String next) {}

    private final Merges merges;
    private final MergeEffects effects;
    private final MergedRecords records;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MergesController(
            Merges merges,
            MergeEffects effects,
            MergedRecords records,
            TransactionalOperator transaction,
            Clock clock) {
        this.merges = merges;
        this.effects = effects;
        this.records = records;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(DuplicatesController.STAFF)
    Mono<Page> list(
            @RequestParam(required = false) Merge.@Nullable State state,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return merges.list(state == null ? "" : state.name(), cursor, most, scope)
                .map(found -> new Page(
                        found.stream().map(Filed::merge).toList(),
                        found.size() < most
                                ? null
                                : found.getLast().merge().id().toString()));
    }

    @GetMapping("/{id}")
    @PreAuthorize(DuplicatesController.STAFF)
    Mono<Merge> merge(@PathVariable UUID id, Scope scope) {
        return locked(id, scope).map(Filed::merge).as(transaction::transactional);
    }

    /** The same order again is the same merge. */
    @PostMapping
    @PreAuthorize(DECIDERS)
    Mono<Merge> propose(@RequestBody Order order, Caller caller, Scope scope) {
        Merge.Kind kind = order.kind();
        String keep = order.keep();
        String lose = order.lose();
        LocalDate on = order.on();
        String grounds = order.grounds();
        if (kind == null || keep == null || lose == null || keep.equals(lose) || invalid(on, grounds)) {
            return Mono.error(invalid());
        }
        return records.of(kind, keep, lose, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(both -> merges.open(lose)
                        .flatMap(open -> same(open.merge(), kind, keep, caller))
                        .switchIfEmpty(Mono.defer(() -> file(
                                both,
                                new Merge(
                                        UUID.randomUUID(),
                                        kind,
                                        keep,
                                        lose,
                                        Objects.requireNonNull(on),
                                        Objects.requireNonNull(grounds).strip(),
                                        both.paid(),
                                        Merge.State.PROPOSED,
                                        caller.subject(),
                                        null,
                                        null)))))
                .as(transaction::transactional);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize(DECIDERS)
    Mono<Merge> approve(@PathVariable UUID id, Caller caller, Scope scope) {
        return step(id, scope, merge -> merge.approve(caller.subject()));
    }

    @PostMapping("/{id}/decline")
    @PreAuthorize(DECIDERS)
    Mono<Merge> decline(@PathVariable UUID id, Caller caller, Scope scope) {
        return step(id, scope, merge -> merge.decline(caller.subject()));
    }

    @PostMapping("/{id}/undo")
    @PreAuthorize(DECIDERS)
    Mono<Merge> undo(@PathVariable UUID id, @RequestBody Back back, Caller caller, Scope scope) {
        LocalDate on = back.on();
        String grounds = back.grounds();
        if (invalid(on, grounds)) {
            return Mono.error(invalid());
        }
        return locked(id, scope)
                .flatMap(filed -> records.paid(filed)
                        .flatMap(paid -> move(
                                filed,
                                filed.merge()
                                        .undo(
                                                Objects.requireNonNull(on),
                                                Objects.requireNonNull(grounds).strip(),
                                                caller.subject(),
                                                paid || filed.merge().movesMoney()))))
                .as(transaction::transactional);
    }

    private Mono<Merge> same(Merge open, Merge.Kind kind, String keep, Caller caller) {
        boolean same = open.kind() == kind
                && open.kept().equals(keep)
                && open.proposedBy().equals(caller.subject());
        return same
                ? Mono.just(open)
                : Mono.error(Problem.of(HttpStatus.CONFLICT, "MERGE_OPEN", "El registro ya está en otra fusión"));
    }

    private Mono<Merge> file(MergedRecords.Both both, Merge merge) {
        if (!both.current()) {
            return Mono.error(Problem.of(HttpStatus.CONFLICT, "HOUSEHOLD_EXITED", "Uno de los hogares ya salió"));
        }
        var filed = new Filed(merge, both.keptHousehold(), both.lostHousehold());
        return merges.propose(filed).then(Mono.defer(() -> move(filed, merge.proposed())));
    }

    private Mono<Merge> step(UUID id, Scope scope, Function<Merge, Merge.Outcome> rule) {
        return locked(id, scope)
                .flatMap(filed -> move(filed, rule.apply(filed.merge())))
                .as(transaction::transactional);
    }

    private Mono<Merge> move(Filed filed, Merge.Outcome outcome) {
        return switch (outcome) {
            case Merge.Outcome.Moved(var merge, var effect) -> {
                var after = new Filed(merge, filed.keptHousehold(), filed.lostHousehold());
                Mono<Void> written = merge.equals(filed.merge()) ? Mono.empty() : merges.write(merge);
                yield written.then(Mono.defer(() -> effect(after, effect))).thenReturn(merge);
            }
            case Merge.Outcome.Refused refused ->
                Mono.error(Problem.of(
                        HttpStatus.CONFLICT,
                        refused.name(),
                        switch (refused) {
                            case SAME_PERSON -> "Quien propone no aprueba";
                            case ALREADY_DECIDED -> "Ya se decidió sobre esta fusión";
                            case NOT_APPLIED -> "Solo se deshace una fusión aplicada";
                        }));
        };
    }

    private Mono<Void> effect(Filed filed, Merge.Effect effect) {
        return switch (effect) {
            case NONE -> Mono.empty();
            case APPLY -> effects.apply(filed);
            case UNDO -> effects.undo(filed);
        };
    }

    private Mono<Filed> locked(UUID id, Scope scope) {
        return merges.lock(id, scope).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private boolean invalid(@Nullable LocalDate on, @Nullable String grounds) {
        return on == null
                || on.isAfter(LocalDate.now(clock))
                || grounds == null
                || grounds.isBlank()
                || grounds.length() > LONGEST;
    }

    private static Problem invalid() {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "MERGE_INVALID",
                "Se esperan kind, keep y lose distintos, on hasta hoy y grounds de hasta " + LONGEST + " caracteres");
    }
}
