package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.Line;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Products for the catalogue "Juntos Emprende", shown as long as the family agrees (004 OE2). */
@RestController
@RequestMapping("/partner/products")
@PreAuthorize(PlanBook.FIELD)
class ProductController {

    /** Words without long numbers: no telephone or document is published. */
    private static final String NAME = "(?!.*\\d{6})[\\p{L}\\p{N} .,()%/'-]{2,80}";

    private static final String STORE = """
            insert into product (id, participant, district, line, name, price, unit, monthly_capacity, published_on,
                consent_until, content, recorded_by)
            values (:id, :participant, :district, :line, :name, :price, :unit, :capacity, :on, :until, :content, :by)
            on conflict do nothing
            """;
    private static final String RUNNING = """
            select d.idea or d.line is null as missing from diagnosis d where d.participant = :id order by d.on_day desc limit 1
            """;
    private static final String PICTURE = """
            update product set picture = :picture, picture_type = :type
            where id = :id and district like any(:patterns) and withdrawn_on is null returning id
            """;

    /** @param consentUntil last day on which the family agrees to be shown */
    record Sent(
            @Nullable UUID id,
            @Nullable UUID participant,
            @Nullable Line line,
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable String unit,
            @Nullable Integer monthlyCapacity,
            @Nullable LocalDate on,
            @Nullable LocalDate consentUntil) {}

    record Day(@Nullable LocalDate on) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final Once once;
    private final Pictures pictures;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ProductController(
            DatabaseClient client,
            Participants participants,
            Once once,
            Pictures pictures,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.once = once;
        this.pictures = pictures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Recorded<UUID>>> publish(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.given(sent.id());
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var until = PlanBook.given(sent.consentUntil());
            var price = PlanBook.soles(sent.price());
            int capacity = PlanBook.given(sent.monthlyCapacity());
            var name = PlanBook.text(sent.name(), NAME);
            var unit = PlanBook.text(sent.unit(), NAME);
            var line = PlanBook.given(sent.line());
            if (until.isBefore(on)) {
                throw PlanBook.problem(PlanRefusal.CONSENT_NOT_IN_FORCE);
            }
            if (price.signum() <= 0 || capacity < 1) {
                throw PlanBook.problem(PlanRefusal.AMOUNT_INVALID);
            }
            return participants
                    .lock(PlanBook.given(sent.participant()), caller)
                    .filterWhen(known -> running(known.id()))
                    .switchIfEmpty(Mono.error(() -> PlanBook.problem(PlanRefusal.NO_ENTERPRISE)))
                    .flatMap(known -> once.store(
                            client.sql(STORE)
                                    .bind("id", id)
                                    .bind("participant", known.id())
                                    .bind("district", known.district())
                                    .bind("line", line.name())
                                    .bind("name", name)
                                    .bind("price", price)
                                    .bind("unit", unit)
                                    .bind("capacity", capacity)
                                    .bind("on", on)
                                    .bind("until", until)
                                    .bind("content", sent.toString())
                                    .bind("by", caller.subject()),
                            "select content from product where id = :id",
                            id,
                            sent.toString()))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    @PutMapping("/{id}/picture")
    Mono<Recorded<UUID>> picture(
            @PathVariable UUID id, @RequestBody(required = false) Flux<DataBuffer> body, Caller caller) {
        return pictures.keep(body, PICTURE, id, caller);
    }

    /** The family does not want to be shown any more: the product and its picture are gone at once. */
    @PostMapping("/{id}/withdrawal")
    Mono<Recorded<UUID>> withdraw(@PathVariable UUID id, @RequestBody Day day, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(day.on(), LocalDate.now(clock));
            return Once.ended(
                    client.sql("update product p set withdrawn_on = coalesce(p.withdrawn_on, :on), picture = null,"
                                    + " picture_type = null from product b where p.id = :id and b.id = p.id"
                                    + " and p.district like any(:patterns) returning b.withdrawn_on is null as fresh")
                            .bind("on", on)
                            .bind("id", id)
                            .bind("patterns", caller.territory().patterns()),
                    id);
        });
    }

    private Mono<Boolean> running(UUID participant) {
        return client.sql(RUNNING)
                .bind("id", participant)
                .map(row -> !required(row, "missing", Boolean.class))
                .one()
                .defaultIfEmpty(false);
    }
}
