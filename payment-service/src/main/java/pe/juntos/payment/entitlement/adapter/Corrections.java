package pe.juntos.payment.entitlement.adapter;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.entitlement.Correction;
import pe.juntos.payment.entitlement.OwedCompensations;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Claim;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.payee.Affiliation;
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
    /** The stay that counts is that of the period: who left and came back later was there before. */
    private static final String CASE = """
            select v.period, v.household, v.bucket, v.version, v.payable, p.district, p.socio_economic_class,
                   case when s.household is null then p.affiliated_on else s.affiliated_on end as affiliated_on,
                   case when s.household is null then p.exited_on else s.exited_on end as exited_on,
                   exists (select 1 from transfer_line l
                           where l.period = v.period and l.household = v.household and l.settles = 'BASE') as ordered
            from verdict v join payee p on p.household = v.household
            left join former_stay s on s.household = v.household
                 and daterange(s.affiliated_on, s.exited_on) @> (
                     make_date(left(v.period, 4)::int, right(v.period, 1)::int * 2 - 1, 1) + interval '2 months' - interval '1 day')::date
            """;

    /** A household whose district no round has liquidated yet waits for its liquidation. */
    private static final String LIQUIDATED =
            " exists (select 1 from round r where r.period = v.period and r.state <> 'OPEN' and p.district like any(r.scope))";

    private static final String NAMED = CASE
            + " where (" + LIQUIDATED + " or exists (select 1 from transfer_line l where l.period = v.period"
            + " and l.household = v.household and l.settles = 'BASE'))"
            + " and (v.period, v.household) in (select * from unnest(cast(:periods as text[]), cast(:households as text[])))";
    private static final String UNORDERED = CASE + """
             where v.period = :period and v.payable and not exists
                   (select 1 from transfer_line l where l.period = v.period and l.household = v.household and l.settles = 'BASE')
             and""" + LIQUIDATED;
    private static final String ADJUST = """
            insert into adjustment (period, household, component, bucket, amount, policy, verdict_version)
            select i.period, i.household, 'COMPENSATION', i.bucket, i.amount::numeric, i.policy, i.version
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:buckets as int[]),
                        cast(:amounts as text[]), cast(:policies as text[]), cast(:versions as bigint[]))
                 as i(period, household, bucket, amount, policy, version)
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
    private final Tariff tariff;
    private final Clock clock;

    Corrections(DatabaseClient database, Tariff tariff, Clock clock) {
        this.database = database;
        this.tariff = tariff;
        this.clock = clock;
    }

    private record Case(
            Period period,
            String household,
            int bucket,
            long version,
            Correction correction,
            Affiliation affiliation,
            Claim.Place place) {}

    /** Verdicts that were just told; those of periods not liquidated yet wait for their liquidation. */
    Mono<Void> late(String[] periods, String[] households) {
        return liquidated(new TreeSet<>(Arrays.asList(periods)))
                .filter(some -> !some.isEmpty())
                .flatMapMany(some -> database.sql(NAMED + " and v.period = any(:liquidated)")
                        .bind("periods", periods)
                        .bind("households", households)
                        .bind("liquidated", some.toArray(String[]::new))
                        .map(Corrections::read)
                        .all())
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
                .thenMany(Flux.defer(() -> unordered(period)))
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

    private Flux<Case> unordered(Period period) {
        return database.sql(UNORDERED)
                .bind("period", period.toString())
                .map(Corrections::read)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable);
    }

    private static Case read(Readable row) {
        var period = Period.parse(text(row, "period"));
        var affiliation =
                new Affiliation(row.get("affiliated_on", LocalDate.class), row.get("exited_on", LocalDate.class));
        var payable = Boolean.TRUE.equals(row.get("payable", Boolean.class));
        var ordered = Boolean.TRUE.equals(row.get("ordered", Boolean.class));
        return new Case(
                period,
                text(row, "household"),
                Objects.requireNonNull(row.get("bucket", Integer.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                Correction.of(payable, ordered, affiliation, period),
                affiliation,
                new Claim.Place(text(row, "district"), row.get("socio_economic_class", String.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private Mono<Void> keep(List<Case> cases) {
        var owed = cases.stream()
                .filter(c -> c.correction() instanceof Correction.Compensate)
                .toList();
        var doubtful = cases.stream()
                .filter(c -> c.correction() instanceof Correction.Review)
                .toList();
        return adjust(owed).then(review(doubtful));
    }

    private Mono<Void> adjust(List<Case> cases) {
        var lines = cases.stream()
                .map(c -> tariff.compensation(c.period(), c.affiliation(), c.place()))
                .toList();
        return cases.isEmpty()
                ? Mono.empty()
                : database.sql(ADJUST)
                        .bind("periods", periods(cases))
                        .bind("households", cases.stream().map(Case::household).toArray(String[]::new))
                        .bind("buckets", cases.stream().map(Case::bucket).toArray(Integer[]::new))
                        .bind(
                                "amounts",
                                lines.stream().map(l -> l.amount().toString()).toArray(String[]::new))
                        .bind("policies", lines.stream().map(l -> l.policy()).toArray(String[]::new))
                        .bind("versions", cases.stream().map(Case::version).toArray(Long[]::new))
                        .then();
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
