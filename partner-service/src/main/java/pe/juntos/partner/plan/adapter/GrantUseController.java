package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Route;
import pe.juntos.partner.plan.RouteStep;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How seed capital or an asset is used, verified by another person with a photo, which then stays as it is (PAR-5). */
@RestController
@RequestMapping("/partner/grants/{id}")
class GrantUseController {

    private static final String STORE_PHOTO = """
            update seed_grant g set photo = :picture, photo_type = :type from participant p
            where g.id = :id and p.id = g.participant and p.district like any(:patterns) and g.use is null returning g.id
            """;
    private static final String PHOTO = """
            select g.photo, g.photo_type from seed_grant g join participant p on p.id = g.participant
            where g.id = :id and g.photo is not null and p.district like any(:patterns)
            """;
    private static final String FIND = """
            select g.participant, g.photo is not null as photographed, g.use from seed_grant g
            join participant p on p.id = g.participant where g.id = :id and p.district like any(:patterns) for update of g
            """;

    /** How what was handed over is used. */
    enum Use {
        AS_DECLARED,
        OTHERWISE,
        NOT_FOUND
    }

    /** @param note for where no photo can be taken */
    record Verification(
            @Nullable LocalDate on,
            @Nullable Use use,
            @Nullable String note) {}

    private record Delivered(
            UUID participant,
            boolean photographed,
            @Nullable String use) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final PlanBook book;
    private final Pictures pictures;
    private final TransactionalOperator transaction;
    private final Clock clock;

    GrantUseController(
            DatabaseClient client,
            Participants participants,
            PlanBook book,
            Pictures pictures,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.book = book;
        this.pictures = pictures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PutMapping("/photo")
    @PreAuthorize(PlanBook.FIELD)
    Mono<Recorded<String>> photograph(
            @PathVariable String id, @RequestBody(required = false) Flux<DataBuffer> body, Caller caller) {
        return pictures.keep(body, STORE_PHOTO, id, caller);
    }

    @GetMapping("/photo")
    @Audited
    @PreAuthorize(PlanBook.STAFF)
    Mono<ResponseEntity<byte[]>> photo(@PathVariable String id, Caller caller) {
        return client.sql(PHOTO)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Pictures.Picture(
                        required(row, "photo", byte[].class), required(row, "photo_type", String.class)))
                .one()
                .map(Pictures::answer)
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @PostMapping("/verification")
    @PreAuthorize(PlanBook.FIELD)
    Mono<Recorded<String>> verify(@PathVariable String id, @RequestBody Verification sent, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var use = PlanBook.given(sent.use());
            var note = sent.note() == null ? null : PlanBook.text(sent.note(), PlanBook.TEXT);
            return client.sql(FIND)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Delivered(
                            required(row, "participant", UUID.class),
                            required(row, "photographed", Boolean.class),
                            row.get("use", String.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(found -> participants
                            .lock(found.participant(), caller)
                            .flatMap(known -> {
                                var step = new RouteStep.VerifyUse(
                                        on, caller.subject(), found.photographed() || note != null);
                                return switch (Route.take(
                                        known.state(), step, book.at(on).parameters())) {
                                    case Route.Outcome.Moved(var state) ->
                                        verified(id, on, use, note, caller.subject())
                                                .then(participants.move(
                                                        known,
                                                        state,
                                                        step,
                                                        book.at(on).id(),
                                                        caller.subject()))
                                                .thenReturn(true);
                                    case Route.Outcome.Unchanged() ->
                                        use.name().equals(found.use())
                                                ? Mono.just(false)
                                                : Mono.<Boolean>error(PlanBook.problem(PlanRefusal.ID_CONFLICT));
                                    case Route.Outcome.Refused(var code) -> Mono.<Boolean>error(PlanBook.problem(code));
                                };
                            }))
                    .as(transaction::transactional)
                    .map(changed -> new Recorded<>(id, changed));
        });
    }

    private Mono<Void> verified(String id, LocalDate on, Use use, @Nullable String note, String by) {
        var sql = client.sql("update seed_grant set use = :use, note = :note, verified_on = :on, verified_by = :by"
                        + " where id = :id")
                .bind("use", use.name())
                .bind("on", on)
                .bind("by", by)
                .bind("id", id);
        return (note == null ? sql.bindNull("note", String.class) : sql.bind("note", note)).then();
    }
}
