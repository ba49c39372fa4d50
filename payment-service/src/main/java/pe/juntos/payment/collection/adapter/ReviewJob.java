package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.CollectionPolicy;
import pe.juntos.payment.collection.Credit;
import pe.juntos.payment.collection.Stage;
import pe.juntos.payment.collection.Uncollected;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at all money that nobody took yet, as of a day (PAY-7). */
@Component
class ReviewJob implements ChunkedJob {
    static final String KIND = "collection-review";
    private static final String OPEN = """
            select c.period, c.household, c.attempt::int as c_attempt, c.amount as c_amount, c.credited_on as c_credited_on,
                   c.withdrawn as c_withdrawn, c.stage as c_stage, t.means as c_means
            from collection c join transfer t on t.period = c.period and t.household = c.household
                 and t.state = 'CREDITED' and t.attempt = c.attempt
            where c.bucket between :first and :last and c.stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED')
              and c.credited_on <= :asOf
            """;
    private static final String MOVE = """
            update collection c set stage = i.stage, since = :asOf
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:stages as text[]))
                 as i(period, household, stage)
            where c.period = i.period and c.household = i.household
            """;
    private static final List<String> HISTORY =
            List.of("period", "household", "stage", "as_of", "remaining", "days", "policy", "hash");

    private final DatabaseClient database;
    private final BulkCopy copy;
    private final Locked locked;
    private final Credits credits;
    private final Told told;
    private final PolicyBook<CollectionPolicy> policies;

    ReviewJob(
            DatabaseClient database,
            BulkCopy copy,
            Locked locked,
            Credits credits,
            Told told,
            PolicyBook<CollectionPolicy> policies) {
        this.database = database;
        this.copy = copy;
        this.locked = locked;
        this.credits = credits;
        this.told = told;
        this.policies = policies;
    }

    private record Watched(Told.Key key, Credit credit) {
        static Watched read(Readable row) {
            return new Watched(
                    new Told.Key(required(row, "period", String.class), required(row, "household", String.class)),
                    Credits.read(row));
        }
    }

    /** A stage that is reached; the decision's inputs, outcome and policy version go into its hash (POL-2). */
    private record Reached(Watched watched, Stage stage, long days, LocalDate asOf, String policy) {
        String hash() {
            var credit = watched.credit();
            var inputs = String.join(
                    "|",
                    watched.key().household(),
                    watched.key().period(),
                    credit.on().toString(),
                    credit.amount().toString(),
                    credit.withdrawn().toString(),
                    asOf.toString(),
                    policy,
                    stage.name());
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> prepare(Job job) {
        return credits.open().then(database.sql("analyze collection").then());
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var asOf = LocalDate.parse(job.parameter("asOf"));
        return locked.buckets(range).then(Mono.defer(() -> review(asOf, range)));
    }

    private Mono<Long> review(LocalDate asOf, BucketRange range) {
        var policy = policies.at(asOf);
        return database.sql(OPEN)
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("asOf", asOf)
                .map(Watched::read)
                .all()
                .collectList()
                .flatMap(watched -> write(asOf, reached(asOf, watched, policy)).thenReturn((long) watched.size()));
    }

    private static List<Reached> reached(LocalDate asOf, List<Watched> watched, Policy<CollectionPolicy> policy) {
        return watched.stream()
                .map(one -> new Reached(
                        one,
                        Uncollected.on(asOf, one.credit(), policy.parameters()),
                        Uncollected.days(asOf, one.credit()),
                        asOf,
                        policy.id()))
                .filter(one -> one.stage() != one.watched().credit().stage())
                .toList();
    }

    private Mono<Void> write(LocalDate asOf, List<Reached> reached) {
        if (reached.isEmpty()) {
            return Mono.empty();
        }
        var keys = reached.stream().map(one -> one.watched().key()).toList();
        var uncollected = reached.stream()
                .filter(one -> one.stage() == Stage.UNCOLLECTED)
                .map(one -> one.watched().key())
                .toList();
        return database.sql(MOVE)
                .bind("asOf", asOf)
                .bind("periods", Told.texts(keys, Told.Key::period))
                .bind("households", Told.texts(keys, Told.Key::household))
                .bind("stages", reached.stream().map(one -> one.stage().name()).toArray(String[]::new))
                .then()
                .then(history(reached))
                .then(told.tell(uncollected, Stage.UNCOLLECTED.name()));
    }

    private Mono<Void> history(List<Reached> reached) {
        return copy.copy(
                        "collection_history",
                        HISTORY,
                        Flux.fromIterable(reached),
                        (one, out) -> out.text(one.watched().key().period())
                                .text(one.watched().key().household())
                                .text(one.stage().name())
                                .date(one.asOf())
                                .decimal(one.watched().credit().remaining().soles())
                                .number(one.days())
                                .text(one.policy())
                                .text(one.hash()))
                .then();
    }
}
