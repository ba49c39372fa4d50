package pe.juntos.payment.entitlement.adapter;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.entitlement.Correction;
import pe.juntos.payment.entitlement.OwedCompensations;
import pe.juntos.payment.entitlement.adapter.LateCases.Case;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Line;
import pe.juntos.payment.liquidation.Tariff;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares verdicts of liquidated periods with what was ordered (VER-5). Works by state: how often it looks does not matter. */
@Component
final class Corrections implements OwedCompensations {
    private static final int AT_ONCE = 1_000;
    /**
     * A liquidation that ends and verdicts that come have to see each other: whoever tells verdicts of a period passes side by
     * side, and the end of its liquidation waits until they have committed.
     */
    private static final String LATE_LOCK =
            "select pg_advisory_xact_lock_shared(7303, hashtext(p)) from unnest(cast(:periods as text[])) p order by p";

    private static final String END_LOCK = "select pg_advisory_xact_lock(7303, hashtext(:period))";
    private static final String ADJUST = """
            insert into adjustment (period, household, component, bucket, amount, policy, verdict_version, cause)
            select i.period, i.household, 'COMPENSATION', i.bucket, i.amount::numeric, i.policy, i.version, i.cause
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:buckets as int[]),
                        cast(:amounts as text[]), cast(:policies as text[]), cast(:versions as bigint[]),
                        cast(:causes as text[]))
                 as i(period, household, bucket, amount, policy, version, cause)
            where i.amount::numeric > 0
            on conflict (period, household, component) do nothing
            """;
    private static final String REVIEW = """
            insert into review (period, household, kind, verdict_version, created_at)
            select i.period, i.household, 'NO_LONGER_PAYABLE', i.version, :at
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:versions as bigint[]))
                 as i(period, household, version)
            on conflict (period, household, kind) do nothing
            """;

    private final DatabaseClient database;
    private final LateCases cases;
    private final Tariff tariff;
    private final Clock clock;

    Corrections(DatabaseClient database, LateCases cases, Tariff tariff, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.tariff = tariff;
        this.clock = clock;
    }

    /** Verdicts that were just told; those of periods not liquidated yet wait for their liquidation. */
    Mono<Void> late(String[] periods, String[] households) {
        return liquidated(new TreeSet<>(Arrays.asList(periods)))
                .filter(some -> !some.isEmpty())
                .flatMapMany(some -> cases.named(periods, households, some))
                .buffer(AT_ONCE)
                .concatMap(this::keep)
                .then();
    }

    /** To be called before the verdicts are written: until the transaction ends, no liquidation of these periods does. */
    Mono<Void> pass(String[] periods) {
        return database.sql(LATE_LOCK)
                .bind("periods", new TreeSet<>(Arrays.asList(periods)).toArray(String[]::new))
                .fetch()
                .all()
                .then();
    }

    private Mono<List<String>> liquidated(Set<String> periods) {
        return database.sql("select period from round where period = any(:periods) and state <> 'OPEN'")
                .bind("periods", periods.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> ofPeriod(Period period) {
        return database.sql(END_LOCK)
                .bind("period", period.toString())
                .fetch()
                .all()
                .thenMany(Flux.defer(() -> cases.unordered(period)))
                .buffer(AT_ONCE)
                .concatMap(this::keep)
                .then();
    }

    @Override
    public Mono<Void> ofLiquidated() {
        return database.sql("select distinct period from round where number = 1 and state <> 'OPEN' order by period")
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .map(Period::parse)
                .concatMap(this::ofPeriod)
                .then();
    }

    private Mono<Void> keep(List<Case> cases) {
        var owed = cases.stream().flatMap(c -> owed(c).stream()).toList();
        var doubtful = cases.stream()
                .filter(c -> c.correction() instanceof Correction.Review)
                .toList();
        return adjust(owed).then(review(doubtful));
    }

    private record Owed(Case of, Line line) {}

    private Optional<Owed> owed(Case one) {
        return one.correction() instanceof Correction.Compensate(var cause)
                ? Optional.of(
                        new Owed(one, tariff.compensation(one.period(), one.affiliation(), one.place(), cause.name())))
                : Optional.empty();
    }

    private Mono<Void> adjust(List<Owed> owed) {
        var cases = owed.stream().map(Owed::of).toList();
        return owed.isEmpty()
                ? Mono.empty()
                : database.sql(ADJUST)
                        .bind("periods", periods(cases))
                        .bind("households", cases.stream().map(Case::household).toArray(String[]::new))
                        .bind("buckets", cases.stream().map(Case::bucket).toArray(Integer[]::new))
                        .bind("amounts", lines(owed, line -> line.amount().toString()))
                        .bind("policies", lines(owed, Line::policy))
                        .bind("versions", cases.stream().map(Case::version).toArray(Long[]::new))
                        .bind("causes", lines(owed, Line::cause))
                        .then();
    }

    private static String[] lines(List<Owed> owed, Function<Line, String> value) {
        return owed.stream().map(Owed::line).map(value).toArray(String[]::new);
    }

    private Mono<Void> review(List<Case> cases) {
        return cases.isEmpty()
                ? Mono.empty()
                : database.sql(REVIEW)
                        .bind("periods", periods(cases))
                        .bind("households", cases.stream().map(Case::household).toArray(String[]::new))
                        .bind("versions", cases.stream().map(Case::version).toArray(Long[]::new))
                        .bind("at", clock.instant())
                        .then();
    }

    private static String[] periods(List<Case> cases) {
        return cases.stream().map(c -> c.period().toString()).toArray(String[]::new);
    }
}
