package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.partner.committee.WorkPlan;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** The joint work plan of a year, approved by a second person: one for each agreement and year (001 ART-06). */
@RestController
@RequestMapping("/partner/work-plans")
@PreAuthorize(CommitteeBook.WRITERS)
class WorkPlanController {

    private static final int FIRST = 2005;
    private static final int LAST = 2100;

    private static final String STORE = """
            insert into work_plan (id, agreement, year, content, recorded_by) values (:id, :agreement, :year, :content, :by)
            on conflict (id) do update set content = work_plan.content where work_plan.content = excluded.content
            returning xmax = 0 as fresh
            """;
    private static final String FIND = "select w.recorded_by, w.approved_by from work_plan w"
            + " join agreement a on a.id = w.agreement where w.id = :id and " + CommitteeBook.VISIBLE
            + " for update of w";

    record Sent(
            @Nullable String id,
            @Nullable UUID agreement,
            @Nullable Integer year,
            @Nullable List<CommitteeBook.@Nullable SentTask> tasks) {}

    record Day(@Nullable LocalDate on) {}

    private record Found(String recordedBy, @Nullable String approvedBy) {}

    private final DatabaseClient client;
    private final CommitteeBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WorkPlanController(DatabaseClient client, CommitteeBook book, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Recorded<String>>> create(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = CommitteeBook.text(sent.id(), CommitteeBook.ID);
            int year = CommitteeBook.given(sent.year());
            if (year < FIRST || year > LAST) {
                throw CommitteeBook.problem(CommitteeRefusal.INCOMPLETE);
            }
            var plan = new WorkPlan(year, CommitteeBook.tasks(sent.tasks()));
            return book.ratified(CommitteeBook.given(sent.agreement()), caller)
                    .doOnNext(agreed -> plan.wrong(agreed.region()).ifPresent(why -> {
                        throw CommitteeBook.problem(why);
                    }))
                    .flatMap(agreed -> book.stored(client.sql(STORE)
                                    .bind("id", id)
                                    .bind("agreement", agreed.id())
                                    .bind("year", year)
                                    .bind("content", agreed.id() + "/" + plan)
                                    .bind("by", caller.subject()))
                            .flatMap(fresh -> fresh
                                    ? book.store(agreed.id(), id, null, plan.tasks())
                                            .thenReturn(true)
                                    : Mono.just(false)))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    /** From then on its tasks count. */
    @PostMapping("/{id}/approval")
    Mono<Recorded<String>> approve(@PathVariable String id, @RequestBody Day day, Caller caller) {
        return Mono.defer(() -> {
            var on = CommitteeBook.given(day.on());
            return client.sql(FIND)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row ->
                            new Found(required(row, "recorded_by", String.class), row.get("approved_by", String.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(found -> approved(id, found, on, caller.subject()))
                    .as(transaction::transactional)
                    .map(changed -> new Recorded<>(id, changed));
        });
    }

    private Mono<Boolean> approved(String id, Found found, LocalDate on, String by) {
        if (found.approvedBy() != null) {
            return Mono.just(false);
        }
        if (found.recordedBy().equals(by)) {
            return Mono.error(CommitteeBook.problem(CommitteeRefusal.SAME_PERSON));
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return Mono.error(CommitteeBook.problem(CommitteeRefusal.IN_FUTURE));
        }
        return client.sql("update work_plan set approved_by = :by, approved_on = :on where id = :id")
                .bind("by", by)
                .bind("on", on)
                .bind("id", id)
                .then()
                .thenReturn(true)
                .onErrorMap(DuplicateKeyException.class, _ -> CommitteeBook.problem(CommitteeRefusal.ALREADY_PLANNED));
    }
}
