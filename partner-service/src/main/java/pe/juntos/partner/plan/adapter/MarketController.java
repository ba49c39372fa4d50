package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
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
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Where enterprises sell: fairs with their spaces, and purchases of the State (004 OE1 5, OE2). */
@RestController
@PreAuthorize(PlanBook.FIELD)
class MarketController {

    private static final int MOST_SPACES = 10_000;

    private static final String FAIR = """
            insert into fair (id, name, district, on_day, spaces, content, recorded_by)
            values (:id, :name, :district, :on, :spaces, :content, :by) on conflict do nothing
            """;
    private static final String PLACE = """
            select f.on_day, f.spaces, (select count(*) from fair_stand s where s.fair = f.id) as taken,
                exists (select from fair_stand s where s.fair = f.id and s.participant = :participant) as there
            from fair f where f.id = :fair and f.district like any(:patterns) for update of f
            """;
    private static final String STAND =
            "insert into fair_stand (fair, participant, sales) values (:fair, :participant, :sales)"
                    + " on conflict (fair, participant) do update set sales = excluded.sales where fair_stand.sales <> excluded.sales";
    private static final String PURCHASE = """
            insert into state_purchase (id, participant, process, entity, on_day, amount, content, recorded_by)
            values (:id, :participant, :process, :entity, :on, :amount, :content, :by) on conflict do nothing
            """;

    /** @param spaces enterprises that can sell there */
    record Fair(
            @Nullable String id,
            @Nullable String name,
            @Nullable String district,
            @Nullable LocalDate on,
            @Nullable Integer spaces) {}

    /** @param sales soles; 0 while they are not known */
    record Stand(@Nullable UUID participant, @Nullable BigDecimal sales) {}

    /** @param process number of the State's purchase, as its portal names it */
    record Purchase(
            @Nullable String id,
            @Nullable UUID participant,
            @Nullable String process,
            @Nullable String entity,
            @Nullable LocalDate on,
            @Nullable BigDecimal amount) {}

    private record Place(LocalDate on, int spaces, long taken, boolean there) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final Once once;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MarketController(
            DatabaseClient client,
            Participants participants,
            Once once,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.once = once;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/fairs")
    Mono<ResponseEntity<Recorded<String>>> fair(@RequestBody Fair sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var district = PlanBook.text(sent.district(), "\\d{6}");
            int spaces = PlanBook.given(sent.spaces());
            if (spaces < 1 || spaces > MOST_SPACES) {
                throw PlanBook.problem(PlanRefusal.INCOMPLETE);
            }
            if (!caller.territory().covers(district)) {
                throw Problem.notFound();
            }
            return once.store(
                            client.sql(FAIR)
                                    .bind("id", id)
                                    .bind("name", PlanBook.text(sent.name(), PlanBook.TEXT))
                                    .bind("district", district)
                                    .bind("on", PlanBook.given(sent.on()))
                                    .bind("spaces", spaces)
                                    .bind("content", sent.toString())
                                    .bind("by", caller.subject()),
                            "select content from fair where id = :id",
                            id,
                            sent.toString())
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    /** Somebody sells at a fair; sent again, the sales are corrected. */
    @PostMapping("/partner/fairs/{fair}/stands")
    Mono<ResponseEntity<Recorded<String>>> stand(@PathVariable String fair, @RequestBody Stand sent, Caller caller) {
        return Mono.defer(() -> {
            var sales = sent.sales() == null ? BigDecimal.ZERO : PlanBook.soles(sent.sales());
            return participants
                    .lock(PlanBook.given(sent.participant()), caller)
                    .flatMap(known -> client.sql(PLACE)
                            .bind("fair", fair)
                            .bind("participant", known.id())
                            .bind("patterns", caller.territory().patterns())
                            .map(row -> new Place(
                                    required(row, "on_day", LocalDate.class),
                                    required(row, "spaces", Integer.class),
                                    required(row, "taken", Long.class),
                                    required(row, "there", Boolean.class)))
                            .one()
                            .switchIfEmpty(Mono.error(Problem::notFound))
                            .flatMap(place -> {
                                if (place.on().isAfter(LocalDate.now(clock))) {
                                    throw PlanBook.problem(PlanRefusal.IN_FUTURE);
                                }
                                if (!place.there() && place.taken() >= place.spaces()) {
                                    throw PlanBook.problem(PlanRefusal.NO_SPACE);
                                }
                                return client.sql(STAND)
                                        .bind("fair", fair)
                                        .bind("participant", known.id())
                                        .bind("sales", sales)
                                        .fetch()
                                        .rowsUpdated();
                            }))
                    .as(transaction::transactional)
                    .map(rows -> Recorded.answer(fair, rows == 1));
        });
    }

    @PostMapping("/partner/state-purchases")
    Mono<ResponseEntity<Recorded<String>>> purchase(@RequestBody Purchase sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var amount = PlanBook.soles(sent.amount());
            if (amount.signum() <= 0) {
                throw PlanBook.problem(PlanRefusal.AMOUNT_INVALID);
            }
            return participants
                    .lock(PlanBook.given(sent.participant()), caller)
                    .flatMap(known -> once.store(
                            client.sql(PURCHASE)
                                    .bind("id", id)
                                    .bind("participant", known.id())
                                    .bind("process", PlanBook.text(sent.process(), "[A-Za-z0-9./_ -]{3,80}"))
                                    .bind("entity", PlanBook.text(sent.entity(), PlanBook.TEXT))
                                    .bind("on", on)
                                    .bind("amount", amount)
                                    .bind("content", sent.toString())
                                    .bind("by", caller.subject()),
                            "select content from state_purchase where id = :id",
                            id,
                            sent.toString()))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }
}
