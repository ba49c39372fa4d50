package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.collection.Reversion;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reversions in the database. */
@Component
class Reversions {
    private static final String ITEMS = """
            insert into reversion_item (reversion, period, household, bucket, amount)
            select :id, c.period, c.household, c.bucket, c.amount - c.withdrawn from collection c
            join transfer t on t.period = c.period and t.household = c.household and t.state = 'CREDITED' and t.attempt = c.attempt
            where c.round = :round and c.stage = 'UNCOLLECTED'
            """;
    private static final String PROPOSE = """
            insert into reversion (reversion, round, reason, state, transfers, amount, hash, proposed_by, proposed_at)
            select :id, :round, :reason, 'PROPOSED', 0, 0, '', :by, :at
            on conflict do nothing
            """;
    private static final String TOTAL = """
            update reversion r set transfers = i.transfers, amount = i.amount, hash = i.hash
            from (select count(*) as transfers, sum(amount) as amount,
                         encode(sha256(convert_to(string_agg(concat_ws('|', household, period, amount), E'\\n'
                                order by household, period), 'UTF8')), 'hex') as hash
                  from reversion_item where reversion = :id) i
            where r.reversion = :id and i.transfers > 0
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;
    private final Clock clock;

    Reversions(DatabaseClient database, TransactionalOperator transaction, Jobs jobs, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.jobs = jobs;
        this.clock = clock;
    }

    record View(
            String reversion,
            String round,
            String reason,
            String state,
            long transfers,
            String amount,
            String hash,
            String proposedBy,
            @Nullable String decidedBy,
            @Nullable UUID job) {
        Reversion standing() {
            var totals = new Reversion.Totals(transfers, Money.valueOf(amount), hash);
            var by = Objects.requireNonNullElse(decidedBy, "");
            return switch (state) {
                case "APPROVED" -> new Reversion.Approved(totals, proposedBy, by);
                case "WITHDRAWN" -> new Reversion.Withdrawn(totals, proposedBy, by);
                default -> new Reversion.Proposed(totals, proposedBy);
            };
        }
    }

    /** Everything uncollected of the round; the open proposal if there is one. Empty if nothing is uncollected. */
    Mono<View> propose(String round, String reason, String by) {
        return database.sql("select count(*) + 1 from reversion where round = :round")
                .bind("round", round)
                .mapValue(Long.class)
                .one()
                .flatMap(number -> open(round)
                        .switchIfEmpty(Mono.defer(() -> propose("V" + round + "-" + number, round, reason, by))))
                .as(transaction::transactional);
    }

    private Mono<View> propose(String id, String round, String reason, String by) {
        return database.sql(PROPOSE)
                .bind("id", id)
                .bind("round", round)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 0 ? open(round) : items(id, round));
    }

    private Mono<View> items(String id, String round) {
        return database.sql(ITEMS)
                .bind("id", id)
                .bind("round", round)
                .then()
                .then(database.sql(TOTAL).bind("id", id).fetch().rowsUpdated())
                .flatMap(totalled -> totalled > 0
                        ? one(id)
                        : database.sql("delete from reversion where reversion = :id")
                                .bind("id", id)
                                .then()
                                .then(Mono.<View>empty()));
    }

    Mono<View> one(String id) {
        return database.sql("select * from reversion where reversion = :id")
                .bind("id", id)
                .map(Reversions::view)
                .one();
    }

    private Mono<View> open(String round) {
        return database.sql("select * from reversion where round = :round and state = 'PROPOSED'")
                .bind("round", round)
                .map(Reversions::view)
                .one();
    }

    Flux<View> all(String after, int limit) {
        return database.sql("select * from reversion where reversion > :after order by reversion limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(Reversions::view)
                .all();
    }

    Mono<Reversion.Decision> decide(String id, Function<Reversion, Reversion.Decision> decision) {
        return database.sql("select * from reversion where reversion = :id for update")
                .bind("id", id)
                .map(Reversions::view)
                .one()
                .flatMap(view -> {
                    var decided = decision.apply(view.standing());
                    return decided instanceof Reversion.Decision.Done(var reached)
                            ? write(view, reached).thenReturn(decided)
                            : Mono.just(decided);
                })
                .as(transaction::transactional);
    }

    private Mono<Void> write(View view, Reversion reached) {
        return switch (reached) {
            case Reversion.Approved(var totals, var _, var by) ->
                decided(view.reversion(), "APPROVED", by)
                        .then(jobs.start(
                                ReversionJob.KIND,
                                view.reversion(),
                                Map.of("reversion", view.reversion()),
                                totals.transfers()))
                        .flatMap(job -> database.sql("update reversion set job = :job where reversion = :id")
                                .bind("job", job.id())
                                .bind("id", view.reversion())
                                .then());
            case Reversion.Withdrawn(var _, var _, var by) -> decided(view.reversion(), "WITHDRAWN", by);
            case Reversion.Proposed _ -> Mono.empty();
        };
    }

    private Mono<Void> decided(String id, String state, String by) {
        return database.sql("update reversion set state = :state, decided_by = :by, decided_at = :at"
                        + " where reversion = :id")
                .bind("state", state)
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("id", id)
                .then();
    }

    private static View view(Readable row) {
        return new View(
                required(row, "reversion", String.class),
                required(row, "round", String.class),
                required(row, "reason", String.class),
                required(row, "state", String.class),
                required(row, "transfers", Long.class),
                required(row, "amount", BigDecimal.class).toPlainString(),
                required(row, "hash", String.class),
                required(row, "proposed_by", String.class),
                row.get("decided_by", String.class),
                row.get("job", UUID.class));
    }
}
