package pe.juntos.payment.entitlement.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.entitlement.Correction;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Claim;
import pe.juntos.payment.payee.Affiliation;
import reactor.core.publisher.Flux;

/** Households and liquidated periods that may be owed after all, as they stand. */
@Component
class LateCases {
    /** The stay that counts is that of the period: who left and came back later was there before. */
    private static final String LAST_DAY =
            "(make_date(left(%1$s, 4)::int, right(%1$s, 1)::int * 2 - 1, 1) + interval '2 months' - interval '1 day')::date";

    private static final String CASE = """
            select v.period, v.household, v.bucket, v.version, v.payable, p.district, p.socio_economic_class,
                   case when s.household is null then p.affiliated_on else s.affiliated_on end as affiliated_on,
                   case when s.household is null then p.exited_on else s.exited_on end as exited_on,
                   exists (select 1 from transfer_line l
                           where l.period = v.period and l.household = v.household and l.settles = 'BASE') as ordered,
                   exists (select 1 from undone_exit u where u.household = v.household
                           and daterange(u.exited_on, u.undone_on) @> %1$s) as withdrawn
            from verdict v join payee p on p.household = v.household
            left join former_stay s on s.household = v.household and daterange(s.affiliated_on, s.exited_on) @> %1$s
            """.formatted(LAST_DAY.formatted("v.period"));

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
    /** Nobody decided on a household that was out when its period ended, by an exit that was withdrawn since (GRA-5). */
    private static final String MISSED = """
            select r.period, p.household, p.bucket, 0::bigint as version, null::boolean as payable, p.district,
                   p.socio_economic_class, p.affiliated_on, p.exited_on, false as ordered, true as withdrawn
            from (select period, array_agg(distinct scoped) as scope from round, unnest(scope) as scoped
                  where period = :period and state <> 'OPEN' group by period) r
            join undone_exit u on daterange(u.exited_on, u.undone_on) @> %s
            join payee p on p.household = u.household and p.district like any(r.scope)
            where not exists (select 1 from verdict v where v.period = r.period and v.household = p.household)
              and not exists (select 1 from transfer_line l
                              where l.period = r.period and l.household = p.household and l.settles = 'BASE')
            """.formatted(LAST_DAY.formatted("r.period"));

    private final DatabaseClient database;

    LateCases(DatabaseClient database) {
        this.database = database;
    }

    record Case(
            Period period,
            String household,
            int bucket,
            long version,
            Correction correction,
            Affiliation affiliation,
            Claim.Place place) {}

    /** Of these pairs, those whose period was liquidated. */
    Flux<Case> named(String[] periods, String[] households, List<String> liquidated) {
        return database.sql(NAMED + " and v.period = any(:liquidated)")
                .bind("periods", periods)
                .bind("households", households)
                .bind("liquidated", liquidated.toArray(String[]::new))
                .map(LateCases::read)
                .all();
    }

    /** Of a liquidated period, what has no base amount yet. */
    Flux<Case> unordered(Period period) {
        return Flux.just(UNORDERED, MISSED)
                .concatMap(sql -> database.sql(sql)
                        .bind("period", period.toString())
                        .map(LateCases::read)
                        .all()
                        .collectList()
                        .flatMapMany(Flux::fromIterable));
    }

    private static Case read(Readable row) {
        var period = Period.parse(text(row, "period"));
        var affiliation =
                new Affiliation(row.get("affiliated_on", LocalDate.class), row.get("exited_on", LocalDate.class));
        var withdrawn = Boolean.TRUE.equals(row.get("withdrawn", Boolean.class));
        var ordered = Boolean.TRUE.equals(row.get("ordered", Boolean.class));
        return new Case(
                period,
                text(row, "household"),
                Objects.requireNonNull(row.get("bucket", Integer.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                Correction.of(row.get("payable", Boolean.class), ordered, withdrawn, affiliation, period),
                affiliation,
                new Claim.Place(text(row, "district"), row.get("socio_economic_class", String.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
