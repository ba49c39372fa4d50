package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import pe.juntos.partner.committee.CommitteePolicy;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.partner.committee.Task;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Tasks of plans and minutes: who does what by when, and how each party keeps its word by province (001 ART-08). */
@RestController
@RequestMapping("/partner/tasks")
class TaskController {

    private static final int MOST = 500;
    private static final int PROVINCE = 4;
    private static final long HUNDRED = 100;

    private static final String COUNTING = "select t.*, coalesce(w.approved_on, m.confirmed_on) as from_day from task t"
            + " left join work_plan w on w.id = t.plan left join minutes m on m.id = t.minutes where (t.area like any(:patterns)"
            + " or exists (select from unnest(:patterns) p where p like t.area || '%'))";
    private static final String IN_FORCE = " and coalesce(w.approved_on, m.confirmed_on) <= :on";

    record Done(@Nullable LocalDate on, @Nullable String document) {}

    record Seen(
            String id,
            Task.Party party,
            String institution,
            String what,
            String area,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            Task.State state) {}

    record Page(LocalDate asOf, List<Seen> items, @Nullable String next) {}

    /**
     * @param done numerator: in time or late
     * @param due denominator: those done, and those whose day is over
     * @param donePercent rounded down; null while there is none
     */
    record Share(
            Task.Party party,
            String province,
            long tasks,
            long done,
            long late,
            long overdue,
            long due,
            @Nullable Long donePercent) {}

    record Compliance(LocalDate asOf, List<Share> shares) {}

    private record Stored(
            @Nullable LocalDate from,
            @Nullable LocalDate doneOn,
            @Nullable String document) {}

    private final DatabaseClient client;
    private final CommitteeBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TaskController(DatabaseClient client, CommitteeBook book, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.book = book;
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
            return tasks(
                            client.sql(COUNTING + IN_FORCE + " and t.id > :cursor order by t.id limit :limit")
                                    .bind("cursor", cursor)
                                    .bind("limit", most),
                            on,
                            caller)
                    .map(items -> new Page(
                            on,
                            items,
                            items.size() < most ? null : items.getLast().id()));
        });
    }

    @GetMapping("/compliance")
    @PreAuthorize(CommitteeBook.READERS)
    Mono<Compliance> compliance(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return Mono.defer(() -> {
            var on = asOf == null ? LocalDate.now(clock) : asOf;
            return tasks(client.sql(COUNTING + IN_FORCE), on, caller).map(all -> new Compliance(on, shares(all)));
        });
    }

    /** It was done, and the document shows it. */
    @PostMapping("/{id}/done")
    @PreAuthorize(CommitteeBook.WRITERS)
    Mono<CommitteeBook.Recorded> done(@PathVariable String id, @RequestBody Done sent, Caller caller) {
        return Mono.defer(() -> {
            var on = CommitteeBook.given(sent.on());
            var document = CommitteeBook.words(sent.document());
            if (on.isAfter(LocalDate.now(clock))) {
                throw CommitteeBook.problem(CommitteeRefusal.IN_FUTURE);
            }
            return client.sql(COUNTING + " and t.id = :id for update of t")
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
                    .map(changed -> new CommitteeBook.Recorded(id, changed));
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

    private Mono<List<Seen>> tasks(DatabaseClient.GenericExecuteSpec sql, LocalDate on, Caller caller) {
        var policy = book.at(on);
        return sql.bind("on", on)
                .bind("patterns", caller.territory().patterns())
                .map(row -> seen(row, on, policy))
                .all()
                .collectList();
    }

    private static List<Share> shares(List<Seen> tasks) {
        return tasks.stream()
                .collect(Collectors.groupingBy(
                        one -> one.party() + "/" + one.area().substring(0, PROVINCE),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(TaskController::share)
                .toList();
    }

    private static Share share(List<Seen> all) {
        long late = count(all, Task.State.DONE_LATE);
        long done = count(all, Task.State.DONE) + late;
        long due = all.stream().filter(one -> one.state().counts()).count();
        return new Share(
                all.getFirst().party(),
                all.getFirst().area().substring(0, PROVINCE),
                all.size(),
                done,
                late,
                count(all, Task.State.OVERDUE),
                due,
                due == 0 ? null : HUNDRED * done / due);
    }

    private static long count(List<Seen> all, Task.State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private static Seen seen(Readable row, LocalDate on, CommitteePolicy policy) {
        var dueOn = required(row, "due_on", LocalDate.class);
        var doneOn = row.get("done_on", LocalDate.class);
        return new Seen(
                required(row, "id", String.class),
                Task.Party.valueOf(required(row, "party", String.class)),
                required(row, "institution", String.class),
                required(row, "what", String.class),
                required(row, "area", String.class),
                dueOn,
                doneOn,
                Task.State.of(dueOn, doneOn, on, policy));
    }
}
