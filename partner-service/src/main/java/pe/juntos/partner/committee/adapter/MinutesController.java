package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.partner.committee.Session;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The minutes of a committee's sessions, confirmed by a second person: from then on their tasks count (001 ART-11). */
@RestController
class MinutesController {

    private static final String STORE = """
            insert into minutes (id, committee, on_day, attended, agreed, content, recorded_by)
            values (:id, :committee, :on, :attended, :agreed, :content, :by)
            on conflict (id) do update set content = minutes.content where minutes.content = excluded.content
            returning xmax = 0 as fresh
            """;
    private static final String FIND = "select c.agreement, c.institutions, c.since, a.region from committee c"
            + " join agreement a on a.id = c.agreement where c.id = :id and " + CommitteeBook.VISIBLE;
    private static final String LIST = "select m.* from minutes m join committee c on c.id = m.committee"
            + " join agreement a on a.id = c.agreement where c.id = :id and " + CommitteeBook.VISIBLE
            + " order by m.on_day, m.id";
    private static final String CONFIRM = "select m.recorded_by, m.confirmed_by, m.on_day from minutes m"
            + " join committee c on c.id = m.committee join agreement a on a.id = c.agreement where m.id = :id and "
            + CommitteeBook.VISIBLE + " for update of m";

    record Sent(
            @Nullable String id,
            @Nullable LocalDate on,
            @Nullable Set<String> attended,
            @Nullable List<String> agreed,
            @Nullable List<CommitteeBook.@Nullable SentTask> tasks) {
        Sent {
            attended = attended == null ? null : Set.copyOf(attended);
            agreed = agreed == null ? List.of() : List.copyOf(agreed);
        }
    }

    record Day(@Nullable LocalDate on) {}

    record Seen(String id, LocalDate on, List<String> attended, List<String> agreed, boolean confirmed) {}

    private record Found(UUID agreement, Set<String> institutions, LocalDate since, String region) {}

    private record Confirming(String recordedBy, @Nullable String confirmedBy, LocalDate on) {}

    private final DatabaseClient client;
    private final CommitteeBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MinutesController(DatabaseClient client, CommitteeBook book, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/committees/{committee}/minutes")
    @PreAuthorize(CommitteeBook.WRITERS)
    Mono<ResponseEntity<Recorded<String>>> record(
            @PathVariable String committee, @RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = CommitteeBook.text(sent.id(), CommitteeBook.ID);
            var session = new Session(
                    CommitteeBook.given(sent.on()),
                    CommitteeBook.institutions(sent.attended()),
                    CommitteeBook.given(sent.agreed()).stream()
                            .map(CommitteeBook::words)
                            .toList(),
                    CommitteeBook.tasks(sent.tasks()));
            return find(committee, caller)
                    .doOnNext(found -> session.wrong(
                                    found.institutions(),
                                    found.since(),
                                    found.region(),
                                    LocalDate.now(clock),
                                    book.at(session.on()))
                            .ifPresent(why -> {
                                throw CommitteeBook.problem(why);
                            }))
                    .flatMap(found -> book.stored(client.sql(STORE)
                                    .bind("id", id)
                                    .bind("committee", committee)
                                    .bind("on", session.on())
                                    .bind("attended", CommitteeBook.sorted(session.attended()))
                                    .bind("agreed", session.agreed().toArray(String[]::new))
                                    .bind("content", content(committee, session))
                                    .bind("by", caller.subject()))
                            .flatMap(fresh -> fresh
                                    ? book.store(found.agreement(), null, id, session.tasks())
                                            .thenReturn(true)
                                    : Mono.just(false)))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    @GetMapping("/partner/committees/{committee}/minutes")
    @PreAuthorize(CommitteeBook.READERS)
    Flux<Seen> list(@PathVariable String committee, Caller caller) {
        return find(committee, caller)
                .thenMany(client.sql(LIST)
                        .bind("id", committee)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Seen(
                                required(row, "id", String.class),
                                required(row, "on_day", LocalDate.class),
                                List.of(required(row, "attended", String[].class)),
                                List.of(required(row, "agreed", String[].class)),
                                row.get("confirmed_on", LocalDate.class) != null))
                        .all());
    }

    @PostMapping("/partner/minutes/{id}/confirmation")
    @PreAuthorize(CommitteeBook.WRITERS)
    Mono<Recorded<String>> confirm(@PathVariable String id, @RequestBody Day day, Caller caller) {
        return Mono.defer(() -> {
            var on = CommitteeBook.given(day.on());
            return client.sql(CONFIRM)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Confirming(
                            required(row, "recorded_by", String.class),
                            row.get("confirmed_by", String.class),
                            required(row, "on_day", LocalDate.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(found -> confirmed(id, found, on, caller.subject()))
                    .as(transaction::transactional)
                    .map(changed -> new Recorded<>(id, changed));
        });
    }

    private Mono<Boolean> confirmed(String id, Confirming found, LocalDate on, String by) {
        if (found.confirmedBy() != null) {
            return Mono.just(false);
        }
        if (found.recordedBy().equals(by)) {
            return Mono.error(CommitteeBook.problem(CommitteeRefusal.SAME_PERSON));
        }
        if (on.isAfter(LocalDate.now(clock)) || on.isBefore(found.on())) {
            return Mono.error(CommitteeBook.problem(CommitteeRefusal.IN_FUTURE));
        }
        return client.sql("update minutes set confirmed_by = :by, confirmed_on = :on where id = :id")
                .bind("by", by)
                .bind("on", on)
                .bind("id", id)
                .then()
                .thenReturn(true);
    }

    private Mono<Found> find(String committee, Caller caller) {
        return client.sql(FIND)
                .bind("id", committee)
                .bind("patterns", caller.territory().patterns())
                .map(row -> found(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static String content(String committee, Session session) {
        return committee + "/" + session.on() + "/" + List.of(CommitteeBook.sorted(session.attended())) + "/"
                + session.agreed() + "/" + session.tasks();
    }

    private static Found found(Readable row) {
        return new Found(
                required(row, "agreement", UUID.class),
                Set.of(required(row, "institutions", String[].class)),
                required(row, "since", LocalDate.class),
                required(row, "region", String.class));
    }
}
