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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Route;
import pe.juntos.partner.plan.RouteStep;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Seed capital and assets: only after the last phase (PAR-5). */
@RestController
class GrantController {

    private static final String STORE = """
            insert into seed_grant (id, participant, kind, amount, purpose, on_day, content, delivered_by)
            values (:id, :participant, :kind, :amount, :purpose, :on, :content, :by) on conflict do nothing
            """;

    /** What is handed over. */
    enum Kind {
        SEED_CAPITAL,
        ASSET
    }

    /** @param amount soles; of an asset its price */
    record Sent(
            @Nullable String id,
            @Nullable UUID participant,
            @Nullable Kind kind,
            @Nullable BigDecimal amount,
            @Nullable String purpose,
            @Nullable LocalDate on) {}

    private final DatabaseClient client;
    private final Participants participants;
    private final Once once;
    private final PlanBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    GrantController(
            DatabaseClient client,
            Participants participants,
            Once once,
            PlanBook book,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.participants = participants;
        this.once = once;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/grants")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Recorded<String>>> deliver(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var amount = PlanBook.soles(sent.amount());
            var policy = book.at(on);
            if (amount.signum() <= 0 || amount.compareTo(policy.parameters().largestGrant()) > 0) {
                throw PlanBook.problem(PlanRefusal.AMOUNT_INVALID);
            }
            var step = new RouteStep.Grant(on, caller.subject());
            var stored = once.store(
                    client.sql(STORE)
                            .bind("id", id)
                            .bind("participant", PlanBook.given(sent.participant()))
                            .bind("kind", PlanBook.given(sent.kind()).name())
                            .bind("amount", amount)
                            .bind("purpose", PlanBook.text(sent.purpose(), PlanBook.TEXT))
                            .bind("on", on)
                            .bind("content", sent.toString())
                            .bind("by", caller.subject()),
                    "select content from seed_grant where id = :id",
                    id,
                    sent.toString());
            return participants
                    .lock(PlanBook.given(sent.participant()), caller)
                    .flatMap(known -> known(id)
                            .flatMap(there -> there
                                    ? stored
                                    : switch (Route.take(known.state(), step, policy.parameters())) {
                                        case Route.Outcome.Moved(var state) ->
                                            stored.flatMap(fresh -> participants
                                                    .move(known, state, step, policy.id(), caller.subject())
                                                    .thenReturn(fresh));
                                        case Route.Outcome.Unchanged() -> Mono.just(false);
                                        case Route.Outcome.Refused(var code) ->
                                            Mono.<Boolean>error(PlanBook.problem(code));
                                    }))
                    .as(transaction::transactional)
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    private Mono<Boolean> known(String id) {
        return client.sql("select count(*) as n from seed_grant where id = :id")
                .bind("id", id)
                .map(row -> required(row, "n", Long.class) > 0)
                .one();
    }
}
