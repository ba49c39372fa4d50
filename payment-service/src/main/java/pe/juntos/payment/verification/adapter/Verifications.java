package pe.juntos.payment.verification.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.verification.SamplePolicy;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Samples in the database: drawn once, and what was answered of them. */
@Component
class Verifications {
    private static final int FETCH = 5_000;
    private static final String VIEW = """
            select v.*, (select count(*) from verification_item i where i.verification = v.verification) as sampled
            from verification v where v.verification = :id
            """;
    private static final String FRAME = """
            select t.household || '-' || t.period as transfer, t.district
            from verification v join round_transfer t on t.round = v.round and t.state = 'CREDITED' and left(t.household, 1) <> 'P'
            where v.verification = :id and t.district like any(:territory) order by t.district, t.household, t.period
            """;
    private static final String ITEMS = """
            select i.* from verification_item i
            where i.verification = :id and i.district like any(:territory) and i.household || '-' || i.period > :after
            order by i.household, i.period limit :limit
            """;
    private static final String RESULTS = """
            select district, count(*) as sampled, count(*) filter (where answer = 'RECEIVED') as received,
                   count(*) filter (where answer = 'NOT_RECEIVED') as not_received,
                   count(*) filter (where answer = 'WITH_ISSUES') as with_issues
            from verification_item where verification = :id and district like any(:territory) group by district order by district
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Jobs jobs;
    private final Clock clock;

    Verifications(DatabaseClient database, TransactionalOperator transaction, Jobs jobs, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * @param draw how the sample follows from seed and frame
     * @param frame credited transfers that it was drawn from; absent until it is drawn
     */
    record View(
            String verification,
            String round,
            String seed,
            int perDistrict,
            String policy,
            String draw,
            @Nullable Long frame,
            @Nullable String frameHash,
            long sampled) {}

    record Item(
            String transfer,
            String household,
            String district,
            String amount,
            String rank,
            @Nullable String answer,
            List<String> issues,
            @Nullable String on) {}

    record DistrictResult(
            String district, long sampled, long received, long notReceived, long withIssues, long unanswered) {}

    /** State and period of a round. */
    record Paid(String state, Period period) {
        boolean reconciled() {
            return state.equals("RECONCILED") || state.equals("CLOSED");
        }
    }

    Mono<Paid> round(String round) {
        return database.sql("select state, period from round where round = :round")
                .bind("round", round)
                .map(row -> new Paid(
                        required(row, "state", String.class), Period.parse(required(row, "period", String.class))))
                .one();
    }

    Mono<View> draw(String round, String seed, Policy<SamplePolicy> policy, String by) {
        var id = "P" + round;
        return database.sql(
                        "insert into verification (verification, round, seed, per_district, policy, drawn_by, drawn_at)"
                                + " values (:id, :round, :seed, :per, :policy, :by, :at) on conflict do nothing")
                .bind("id", id)
                .bind("round", round)
                .bind("seed", seed)
                .bind("per", policy.parameters().perDistrict())
                .bind("policy", policy.id())
                .bind("by", by)
                .bind("at", clock.instant())
                .then()
                .then(jobs.start(DrawJob.KIND, id, Map.of("verification", id), 1))
                .then(view(id))
                .as(transaction::transactional);
    }

    Mono<View> view(String id) {
        return database.sql(VIEW)
                .bind("id", id)
                .map(row -> new View(
                        required(row, "verification", String.class),
                        required(row, "round", String.class),
                        required(row, "seed", String.class),
                        required(row, "per_district", Integer.class),
                        required(row, "policy", String.class),
                        "SHA-256(seed|transfer), lowest per district",
                        row.get("frame", Long.class),
                        row.get("frame_hash", String.class),
                        required(row, "sampled", Long.class)))
                .one();
    }

    Flux<List<String>> frame(String id, Territory territory) {
        return database.sql(FRAME)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("id", id)
                .bind("territory", territory.patterns())
                .map(row -> List.of(required(row, "transfer", String.class), required(row, "district", String.class)))
                .all();
    }

    Flux<Item> items(String id, Territory territory, String after, int limit) {
        return database.sql(ITEMS)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("id", id)
                .bind("territory", territory.patterns())
                .bind("after", after)
                .bind("limit", limit)
                .map(Verifications::item)
                .all();
    }

    Flux<DistrictResult> results(String id, Territory territory) {
        return database.sql(RESULTS)
                .bind("id", id)
                .bind("territory", territory.patterns())
                .map(row -> {
                    var sampled = required(row, "sampled", Long.class);
                    var received = required(row, "received", Long.class);
                    var missing = required(row, "not_received", Long.class);
                    var issues = required(row, "with_issues", Long.class);
                    return new DistrictResult(
                            required(row, "district", String.class),
                            sampled,
                            received,
                            missing,
                            issues,
                            sampled - received - missing - issues);
                })
                .all();
    }

    static Item item(Readable row) {
        var on = row.get("answered_on", LocalDate.class);
        var household = required(row, "household", String.class);
        return new Item(
                household + "-" + required(row, "period", String.class),
                household,
                required(row, "district", String.class),
                required(row, "amount", BigDecimal.class).toPlainString(),
                required(row, "rank", String.class),
                row.get("answer", String.class),
                Arrays.asList(required(row, "issues", String[].class)),
                on == null ? null : on.toString());
    }
}
