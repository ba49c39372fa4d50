package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Tasks of plans and minutes: who does what by when, and that it was done (001 ART-08). */
@RestController
@RequestMapping("/partner/tasks")
class TaskController {

    private static final int MOST = 500;

    record Done(@Nullable LocalDate on, @Nullable String document) {}

    record Page(
            LocalDate asOf,
            List<Tasks.Seen> items,
            @Nullable String next) {}

    private record Stored(
            @Nullable LocalDate from,
            @Nullable LocalDate doneOn,
            @Nullable String document) {}

    private final DatabaseClient client;
    private final Tasks tasks;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TaskController(DatabaseClient client, Tasks tasks, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(CommitteeBook.READERS)
    Mono<Page> list(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return Mono.defer(() -> {
            var on = asOf == null ? LocalDate.now(clock) : asOf;
            int most = Math.clamp(limit, 1, MOST);
            return tasks.counting(on, cursor, most, caller)
                    .collectList()
                    .map(items -> new Page(
                            on,
                            items,
                            items.size() < most ? null : items.getLast().id()));
        });
    }

    /** It was done, and the document shows it. */
    @PostMapping("/{id}/done")
    @PreAuthorize(CommitteeBook.WRITERS)
    Mono<Recorded<String>> done(@PathVariable String id, @RequestBody Done sent, Caller caller) {
        return Mono.defer(() -> {
            var on = CommitteeBook.given(sent.on());
            var document = CommitteeBook.words(sent.document());
            if (on.isAfter(LocalDate.now(clock))) {
                throw CommitteeBook.problem(CommitteeRefusal.IN_FUTURE);
            }
            return client.sql(Tasks.ALL + " and t.id = :id for update of t")
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Stored(
                            row.get("from_day", LocalDate.class),
                            row.get("done_on", LocalDate.class),
                            row.get("document", String.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(stored -> done(id, stored, on, document, caller.subject()))
                    .as(transaction::transactional)
                    .map(changed -> new Recorded<>(id, changed));
        });
    }

    private Mono<Boolean> done(String id, Stored stored, LocalDate on, String document, String by) {
        if (stored.doneOn() != null) {
            return on.equals(stored.doneOn()) && document.equals(stored.document())
                    ? Mono.just(false)
                    : Mono.error(CommitteeBook.problem(CommitteeRefusal.ALREADY_DONE));
        }
        return stored.from() == null
                ? Mono.error(CommitteeBook.problem(CommitteeRefusal.NOT_CONFIRMED))
                : client.sql("update task set done_on = :on, document = :document, done_by = :by where id = :id")
                        .bind("on", on)
                        .bind("document", document)
                        .bind("by", by)
                        .bind("id", id)
                        .then()
                        .thenReturn(true);
    }
}
