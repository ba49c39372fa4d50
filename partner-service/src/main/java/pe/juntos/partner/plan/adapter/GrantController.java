package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
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
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Seed capital and assets: only after the last phase, and their use is verified by another person (PAR-5). */
@RestController
@RequestMapping("/partner/grants")
class GrantController {

    private static final String STORE = """
            insert into seed_grant (id, participant, kind, amount, purpose, on_day, content, delivered_by)
            values (:id, :participant, :kind, :amount, :purpose, :on, :content, :by) on conflict do nothing
            """;
    private static final String FIND = """
            select g.participant, g.photo is not null as photographed, g.use from seed_grant g
            join participant p on p.id = g.participant where g.id = :id and p.district like any(:patterns) for update of g
            """;
    private static final String PHOTO = """
            update seed_grant g set photo = :photo, photo_type = :type from participant p
            where g.id = :id and p.id = g.participant and p.district like any(:patterns) and g.use is null returning g.id
            """;

    /** What is handed over. */
    enum Kind {
        SEED_CAPITAL,
        ASSET
    }

    /** How what was handed over is used. */
    enum Use {
        AS_DECLARED,
        OTHERWISE,
        NOT_FOUND
    }

    /** @param amount soles; of an asset its price */
    record Sent(
            @Nullable String id,
            @Nullable UUID participant,
            @Nullable Kind kind,
            @Nullable BigDecimal amount,
            @Nullable String purpose,
            @Nullable LocalDate on) {}

    /** @param note for where no photo can be taken */
    record Verification(
            @Nullable LocalDate on,
            @Nullable Use use,
            @Nullable String note) {}

    record Recorded(String id, boolean changed) {}

    private record Delivered(
            UUID participant,
            boolean photographed,
            @Nullable String use) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final Once once;
    private final PlanBook book;
    private final Pictures pictures;
    private final TransactionalOperator transaction;
    private final Clock clock;

    GrantController(
            DatabaseClient client,
            Participants participants,
            Once once,
            PlanBook book,
            Pictures pictures,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.once = once;
        this.book = book;
        this.pictures = pictures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Recorded>> deliver(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var amount = PlanBook.soles(sent.amount());
            var policy = book.at(on);
            if (amount.signum() <= 0 || amount.compareTo(policy.parameters().largestGrant()) > 0) {
                throw PlanBook.problem(PlanRefusal.AMOUNT_INVALID);
            }
            var step = new RouteStep.Grant(on, caller.subject());
            var insert = client.sql(STORE)
                    .bind("id", id)
                    .bind("participant", PlanBook.given(sent.participant()))
                    .bind("kind", PlanBook.given(sent.kind()).name())
                    .bind("amount", amount)
                    .bind("purpose", PlanBook.text(sent.purpose(), PlanBook.TEXT))
                    .bind("on", on)
                    .bind("content", sent.toString())
                    .bind("by", caller.subject());
            return participants
                    .lock(PlanBook.given(sent.participant()), caller)
                    .flatMap(known -> known(id)
                            .flatMap(there -> there
                                    ? once.store(
                                            insert,
                                            "select content from seed_grant where id = :id",
                                            id,
                                            sent.toString())
                                    : switch (Route.take(known.state(), step, policy.parameters())) {
                                        case Route.Outcome.Moved(var state) ->
                                            once.store(
                                                            insert,
                                                            "select content from seed_grant where id = :id",
                                                            id,
                                                            sent.toString())
                                                    .flatMap(fresh -> participants
                                                            .move(known, state, step, policy.id(), caller.subject())
                                                            .thenReturn(fresh));
                                        case Route.Outcome.Unchanged() -> Mono.just(false);
                                        case Route.Outcome.Refused(var code) ->
                                            Mono.<Boolean>error(PlanBook.problem(code));
                                    }))
                    .as(transaction::transactional)
                    .map(fresh -> ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(new Recorded(id, fresh)));
        });
    }

    /** Before the use is verified; then it stays as it is. */
    @PutMapping("/{id}/photo")
    @PreAuthorize(PlanBook.FIELD)
    Mono<Recorded> photograph(
            @PathVariable String id, @RequestBody(required = false) Flux<DataBuffer> body, Caller caller) {
        return pictures.read(body, book.at(LocalDate.now(clock)).parameters().largestPictureBytes())
                .flatMap(picture -> client.sql(PHOTO)
                        .bind("photo", picture.bytes())
                        .bind("type", picture.type())
                        .bind("id", id)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Recorded(required(row, "id", String.class), true))
                        .one())
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/{id}/photo")
    @PreAuthorize(PlanBook.STAFF)
    Mono<ResponseEntity<byte[]>> photo(@PathVariable String id, Caller caller) {
        return client.sql("select g.photo, g.photo_type from seed_grant g join participant p on p.id = g.participant"
                        + " where g.id = :id and g.photo is not null and p.district like any(:patterns)")
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Pictures.Picture(
                        required(row, "photo", byte[].class), required(row, "photo_type", String.class)))
                .one()
                .map(Pictures::answer)
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @PostMapping("/{id}/verification")
    @PreAuthorize(PlanBook.FIELD)
    Mono<Recorded> verify(@PathVariable String id, @RequestBody Verification sent, Caller caller) {
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
                    .map(changed -> new Recorded(id, changed));
        });
    }

    private Mono<Boolean> known(String id) {
        return client.sql("select count(*) as n from seed_grant where id = :id")
                .bind("id", id)
                .map(row -> required(row, "n", Long.class) > 0)
                .one();
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
