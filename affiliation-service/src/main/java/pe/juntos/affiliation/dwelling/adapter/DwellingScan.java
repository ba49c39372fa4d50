package pe.juntos.affiliation.dwelling.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.dwelling.DwellingParameters;
import pe.juntos.affiliation.dwelling.SharedDwelling;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks through the register for households that share a dwelling, place by place in one statement. */
@Component
class DwellingScan implements ChunkedJob {

    static final String KIND = "dwellings";

    private static final int PAIRS_AT_ONCE = 1_000;

    /** Spelling does not make two addresses; "without number" is none. */
    private static final String PAIRS = """
            with home as materialized (
                select h.household, h.district, coalesce(h.populated_centre, '') as centre, h.latitude, h.longitude,
                    nullif(regexp_replace(lower(translate(h.address, 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunAEIOUUN')),
                        '[^a-z0-9]', '', 'g'), '') as address,
                    coalesce(s.state, 'LISTED') in ('AFFILIATED', 'SUSPENDED') as affiliated
                from household h left join standing s using (household)
                where coalesce(s.state, 'LISTED') not in ('EXITED', 'EXCLUDED', 'REJECTED')),
            addressed as (
                select household, district, centre, address, count(*) over (partition by district, centre, address) as n
                from home where address is not null and address not in ('sn', 'sinnumero', 'sindireccion')),
            pointed as (
                select household, district, latitude, longitude,
                    count(*) over (partition by district, latitude, longitude) as n
                from home where latitude is not null and longitude is not null),
            pair as (
                select household, other, max(at_address) as at_address, max(at_point) as at_point from (
                    select a.household, b.household as other, a.n as at_address, 0 as at_point
                    from addressed a join addressed b using (district, centre, address)
                    where a.household < b.household and a.n between 2 and :most
                    union all
                    select a.household, b.household, 0, a.n
                    from pointed a join pointed b using (district, latitude, longitude)
                    where a.household < b.household and a.n between 2 and :most) found
                group by household, other)
            select p.household, p.other, p.at_address::int as at_address, p.at_point::int as at_point,
                exists (select 1 from member_change c join member m on m.member = c.member
                    where c.change = 'MOVED' and (m.household, c.former_household)
                        in ((p.household, p.other), (p.other, p.household))) as came_from,
                exists (select 1 from member x join member y on upper(y.paternal_name) = upper(x.paternal_name)
                    where x.household = p.household and y.household = p.other) as same_name,
                h.affiliated and o.affiliated as both_affiliated
            from pair p join home h on h.household = p.household join home o on o.household = p.other
            """;

    private static final String STORE = """
            insert into dwelling_pair as p (household, other, kind, reasons, policy, scan)
            select n.household, n.other, n.kind, string_to_array(n.reasons, '|'), :policy, :scan
            from unnest(cast(:households as text[]), cast(:others as text[]), cast(:kinds as text[]),
                cast(:reasons as text[])) as n (household, other, kind, reasons)
            on conflict (household, other) do update set kind = excluded.kind, reasons = excluded.reasons,
                policy = excluded.policy, scan = excluded.scan,
                state = case when p.state = 'RESOLVED' then 'OPEN' else p.state end
            """;

    private static final String RESOLVED =
            "update dwelling_pair set state = 'RESOLVED' where state = 'OPEN' and scan <> :scan";

    private record Found(String household, String other, SharedDwelling.Finding finding) {}

    private final DatabaseClient client;
    private final Clock clock;
    private final PolicyBook<DwellingParameters> policies =
            Policies.load("policies/dwelling", DwellingParameters.class);

    DwellingScan(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Places are no buckets: all is done at the end. */
    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return Mono.just(0L);
    }

    @Override
    public Mono<Void> finish(Job job) {
        var version = policies.at(LocalDate.now(clock));
        DwellingParameters policy = version.parameters();
        return client.sql(PAIRS)
                .bind("most", policy.mostHouseholds())
                .map(row -> found(row, policy))
                .all()
                .flatMapIterable(found -> found.stream().toList())
                .buffer(PAIRS_AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(found -> store(job, version.id(), found))
                .then(client.sql(RESOLVED).bind("scan", job.id()).then());
    }

    private static Optional<Found> found(Readable row, DwellingParameters policy) {
        var two = new SharedDwelling.Two(
                required(row, "at_address", Integer.class),
                required(row, "at_point", Integer.class),
                required(row, "came_from", Boolean.class),
                required(row, "same_name", Boolean.class),
                required(row, "both_affiliated", Boolean.class));
        return SharedDwelling.of(two, policy)
                .map(finding -> new Found(
                        required(row, "household", String.class), required(row, "other", String.class), finding));
    }

    private Mono<Long> store(Job job, String policy, List<Found> found) {
        return client.sql(STORE)
                .bind("policy", policy)
                .bind("scan", job.id())
                .bind("households", texts(found, Found::household))
                .bind("others", texts(found, Found::other))
                .bind("kinds", texts(found, f -> f.finding().kind().name()))
                .bind(
                        "reasons",
                        texts(
                                found,
                                f -> String.join(
                                        "|",
                                        f.finding().reasons().stream()
                                                .map(Enum::name)
                                                .toList())))
                .fetch()
                .rowsUpdated();
    }

    private static String[] texts(List<Found> found, Function<Found, String> value) {
        return found.stream().map(value).toArray(String[]::new);
    }
}
