package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.Mentoring;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Pairs of the inter-generational mentoring: who holds a certificate accompanies a newcomer (004 OE3). */
@RestController
@RequestMapping("/partner/mentorings")
@PreAuthorize(PlanBook.FIELD)
class MentoringController {

    /** Both are locked: two pairs made at once cannot pass the same limit. */
    private static final String LOCK =
            "select id from participant where id in (:mentor, :mentee) order by id for update";

    private static final String PAIR = """
            select m.district as mentor_district, n.district as mentee_district,
                exists (select from certificate c where c.participant = m.id and c.revoked_on is null) as certified,
                (select count(*) from mentoring g where g.mentor = m.id and g.ended_on is null and g.id <> :id) as mentees,
                exists (select from mentoring g where g.mentee = n.id and g.ended_on is null and g.id <> :id) as mentored
            from participant m, participant n where m.id = :mentor and n.id = :mentee
              and m.district like any(:patterns) and n.district like any(:patterns)
            """;
    private static final String STORE = """
            insert into mentoring (id, mentor, mentee, from_day, until_day, content, recorded_by)
            values (:id, :mentor, :mentee, :from, :until, :content, :by) on conflict (id) do nothing
            """;

    record Sent(
            @Nullable String id,
            @Nullable UUID mentor,
            @Nullable UUID mentee,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Day(@Nullable LocalDate on) {}

    private final DatabaseClient client;
    private final Once once;
    private final PlanBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MentoringController(
            DatabaseClient client, Once once, PlanBook book, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.once = once;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Recorded<String>>> pair(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var mentor = PlanBook.given(sent.mentor());
            var mentee = PlanBook.given(sent.mentee());
            var from = PlanBook.past(sent.from(), LocalDate.now(clock));
            var until = PlanBook.given(sent.until());
            if (until.isBefore(from)) {
                throw PlanBook.problem(PlanRefusal.BAD_DATES);
            }
            return client.sql(LOCK)
                    .bind("mentor", mentor)
                    .bind("mentee", mentee)
                    .then()
                    .then(client.sql(PAIR)
                            .bind("id", id)
                            .bind("mentor", mentor)
                            .bind("mentee", mentee)
                            .bind("patterns", caller.territory().patterns())
                            .map(row -> pair(row, mentor, mentee))
                            .one())
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .doOnNext(pair -> pair.wrong(book.at(from).parameters()).ifPresent(why -> {
                        throw PlanBook.problem(why);
                    }))
                    .flatMap(_ -> once.store(
                            client.sql(STORE)
                                    .bind("id", id)
                                    .bind("mentor", mentor)
                                    .bind("mentee", mentee)
                                    .bind("from", from)
                                    .bind("until", until)
                                    .bind("content", sent.toString())
                                    .bind("by", caller.subject()),
                            "select content from mentoring where id = :id",
                            id,
                            sent.toString()))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    @PostMapping("/{id}/end")
    Mono<Recorded<String>> end(@PathVariable String id, @RequestBody Day day, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(day.on(), LocalDate.now(clock));
            return Once.ended(
                    client.sql("update mentoring g set ended_on = coalesce(g.ended_on, greatest(:on, g.from_day))"
                                    + " from mentoring b, participant p where g.id = :id and b.id = g.id and p.id = g.mentee"
                                    + " and p.district like any(:patterns) returning b.ended_on is null as fresh")
                            .bind("on", on)
                            .bind("id", id)
                            .bind("patterns", caller.territory().patterns()),
                    id);
        });
    }

    private static Mentoring pair(Readable row, UUID mentor, UUID mentee) {
        return new Mentoring(
                mentor,
                mentee,
                required(row, "mentor_district", String.class),
                required(row, "mentee_district", String.class),
                required(row, "certified", Boolean.class),
                required(row, "mentees", Long.class),
                required(row, "mentored", Boolean.class));
    }
}
