package pe.juntos.payment.liquidation.adapter;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Claim;
import pe.juntos.payment.liquidation.Line;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.liquidation.adapter.NewTransfer.Home;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;

/** The households of some buckets to which a period or a compensation is owed. */
@Component
class Claims {
    private static final String SQL = "select " + PayeeRow.COLUMNS + """
            , coalesce(v.payable, false) as payable, a.periods
            from payee p
            left join verdict v on v.period = :period and v.household = p.household and v.bucket between :first and :last
            left join (
                select a.household, array_agg(a.period order by a.period) as periods
                from adjustment a
                join verdict now on now.period = a.period and now.household = a.household and now.payable
                where a.paid_in is null and a.bucket between :first and :last and a.period < :period
                group by a.household) a on a.household = p.household
            """ + PayeeRow.JOINS + """
            where p.bucket between :first and :last and (v.payable or a.household is not null)
            order by p.household
            """;

    /** After its first round a period owes only what was decided late: to a household with a transfer, in the next period. */
    private static final String LATE = "select " + PayeeRow.COLUMNS + """
            , false as payable, a.periods
            from (
                select a.household, array_agg(a.period order by a.period) as periods
                from adjustment a
                join verdict now on now.period = a.period and now.household = a.household and now.payable
                where a.paid_in is null and a.bucket between :first and :last and a.period <= :period
                group by a.household) a
            join payee p on p.household = a.household
            """ + PayeeRow.JOINS + """
            where not exists (select 1 from transfer t where t.period = :period and t.household = a.household)
            order by p.household
            """;

    private final DatabaseClient database;
    private final Tariff tariff;

    Claims(DatabaseClient database, Tariff tariff) {
        this.database = database;
        this.tariff = tariff;
    }

    record Found(Claim claim, Home home) {}

    Flux<Found> of(Period period, BucketRange range) {
        return read(SQL, period, range);
    }

    /** For a round that follows up the first of its period. */
    Flux<Found> late(Period period, BucketRange range) {
        return read(LATE, period, range);
    }

    private Flux<Found> read(String sql, Period period, BucketRange range) {
        return database.sql(sql)
                .bind("period", period.toString())
                .bind("first", range.first())
                .bind("last", range.last())
                .map(this::read)
                .all();
    }

    private Found read(Readable row) {
        var claim = new Claim(PayeeRow.read(row), PayeeRow.is(row, "payable"), pending(row));
        return new Found(claim, new Home(PayeeRow.number(row, "bucket"), PayeeRow.text(row, "district")));
    }

    private List<Line> pending(Readable row) {
        var periods = row.get("periods", String[].class);
        return periods == null
                ? List.of()
                : Arrays.stream(periods)
                        .map(Period::parse)
                        .map(tariff::compensation)
                        .toList();
    }
}
