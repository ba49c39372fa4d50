package pe.juntos.affiliation.duplicate.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.duplicate.adapter.Merges.Filed;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.audit.Audited;
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
    private final Merging merging;
    private final Clock clock;

    MergesController(Merges merges, Merging merging, Clock clock) {
        this.merges = merges;
        this.merging = merging;
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
    @Audited
    @PreAuthorize(DuplicatesController.STAFF)
    Mono<Merge> merge(@PathVariable UUID id, Scope scope) {
        return merging.find(id, scope);
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
        var wanted = new Merge(
                UUID.randomUUID(),
                kind,
                keep,
                lose,
                Objects.requireNonNull(on),
                Objects.requireNonNull(grounds).strip(),
                false,
                Merge.State.PROPOSED,
                caller.subject(),
                null,
                null);
        return merging.propose(wanted, scope);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize(DECIDERS)
    Mono<Merge> approve(@PathVariable UUID id, Caller caller, Scope scope) {
        return merging.step(id, scope, merge -> merge.approve(caller.subject()));
    }

    @PostMapping("/{id}/decline")
    @PreAuthorize(DECIDERS)
    Mono<Merge> decline(@PathVariable UUID id, Caller caller, Scope scope) {
        return merging.step(id, scope, merge -> merge.decline(caller.subject()));
    }

    @PostMapping("/{id}/undo")
    @PreAuthorize(DECIDERS)
    Mono<Merge> undo(@PathVariable UUID id, @RequestBody Back sent, Caller caller, Scope scope) {
        LocalDate on = sent.on();
        String grounds = sent.grounds();
        if (invalid(on, grounds)) {
            return Mono.error(invalid());
        }
        var back = new Merge.Undo(
                Objects.requireNonNull(on), Objects.requireNonNull(grounds).strip(), caller.subject(), null);
        return merging.undo(id, back, scope);
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
