package pe.juntos.payment.liquidation.adapter;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Claim;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.payment.liquidation.Line;
import pe.juntos.payment.liquidation.Tariff;
import pe.juntos.payment.liquidation.adapter.NewTransfer.Home;
import pe.juntos.payment.payee.AccountChecks;
import pe.juntos.payment.payee.Payee;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The households of some buckets to which a period or a compensation is owed. */
@org.springframework.stereotype.Component
class Claims {
    /** What is owed beside the base amount, or taken back, from its period on. What is due each bimester, with that bimester's verdict. */
    private static final String ENTITLED = """
            left join (
                select household, jsonb_agg(jsonb_build_object('component', component, 'amount', amount::text, 'period', period,
                    'policy', policy, 'settles', settles, 'cause', cause) order by period, settles)::text as entitlements
                from entitlement owed where paid_in is null and bucket between :first and :last and period <= :period
                  and (component <> 'EARLY_CHILDHOOD' or exists (
                      select 1 from verdict v where v.period = owed.period and v.household = owed.household and v.payable))
                group by household) e on e.household = p.household
            """;

    private static final TypeReference<List<Owed>> OWED = new TypeReference<>() {};

    private static final String SQL = "select " + PayeeRow.COLUMNS + """
            , p.socio_economic_class, coalesce(v.payable, false) as payable, a.periods, a.causes, e.entitlements
            from payee p
            left join verdict v on v.period = :period and v.household = p.household and v.bucket between :first and :last
            left join (
                select a.household, array_agg(a.period order by a.period) as periods, array_agg(a.cause order by a.period) as causes
                from adjustment a left join verdict now on now.period = a.period and now.household = a.household
                where a.paid_in is null and a.bucket between :first and :last and a.period < :period
                  and coalesce(now.payable, a.cause = 'EXIT_WITHDRAWN')
                group by a.household) a on a.household = p.household
            """ + ENTITLED + PayeeRow.LOOKUPS + """
            where p.bucket between :first and :last and p.district like any(:scope)
              and (v.payable or a.household is not null or e.household is not null)
            order by p.household
            """;

    /**
     * After its first round a period owes what was decided late, and its own amounts in districts that no round liquidated: to a
     * household without a transfer of the period; one that has it is paid in the next.
     */
    private static final String LEFT = "select " + PayeeRow.COLUMNS + """
            , p.socio_economic_class, a.periods, a.causes, e.entitlements,
              coalesce(v.payable, false)
                and not exists (select 1 from adjustment x where x.period = :period and x.household = p.household)
                and not exists (select 1 from round r where r.period = :period and r.number < :number
                                and p.district like any(r.scope)) as payable
            from payee p
            left join verdict v on v.period = :period and v.household = p.household and v.bucket between :first and :last
            left join (
                select a.household, array_agg(a.period order by a.period) as periods, array_agg(a.cause order by a.period) as causes
                from adjustment a left join verdict now on now.period = a.period and now.household = a.household
                where a.paid_in is null and a.bucket between :first and :last and a.period <= :period
                  and coalesce(now.payable, a.cause = 'EXIT_WITHDRAWN')
                group by a.household) a on a.household = p.household
            """ + ENTITLED + PayeeRow.LOOKUPS + """
            where p.bucket between :first and :last and p.district like any(:scope)
              and (v.payable or a.household is not null or e.household is not null)
              and not exists (select 1 from transfer t where t.period = :period and t.household = p.household)
            order by p.household
            """;

    private final DatabaseClient database;
    private final Tariff tariff;
    private final JsonMapper json;
    private final AccountChecks accounts;

    Claims(DatabaseClient database, Tariff tariff, JsonMapper json, AccountChecks accounts) {
        this.database = database;
        this.tariff = tariff;
        this.json = json;
        this.accounts = accounts;
    }

    private record Owed(
            Component component, String amount, String period, String policy, String settles, String cause) {
        Line line() {
            return new Line(component, Money.valueOf(amount), Period.parse(period), policy, settles, cause);
        }
    }

    record Found(Claim claim, Home home) {}

    /** @param scope patterns of districts */
    Flux<Found> of(Period period, BucketRange range, String[] scope) {
        return read(asked(SQL, period, range, scope));
    }

    /** For a round that follows up the first of its period. */
    Flux<Found> left(Period period, BucketRange range, String[] scope, int number) {
        return read(asked(LEFT, period, range, scope).bind("number", number));
    }

    private DatabaseClient.GenericExecuteSpec asked(String sql, Period period, BucketRange range, String[] scope) {
        return database.sql(sql)
                .bind("period", period.toString())
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("scope", scope)
                .bind("accounts_asked", accounts.required(period));
    }

    private Flux<Found> read(DatabaseClient.GenericExecuteSpec question) {
        return question.map(this::read).all();
    }

    private Found read(Readable row) {
        var payee = PayeeRow.read(row);
        var district = PayeeRow.text(row, "district");
        var place = new Claim.Place(district, row.get("socio_economic_class", String.class));
        var pending = new ArrayList<>(compensations(row, payee, place));
        pending.addAll(entitlements(row));
        var claim = new Claim(payee, place, PayeeRow.is(row, "payable"), pending);
        return new Found(claim, new Home(PayeeRow.number(row, "bucket"), district));
    }

    private List<Line> compensations(Readable row, Payee payee, Claim.Place place) {
        var periods = row.get("periods", String[].class);
        var causes = row.get("causes", String[].class);
        return periods == null || causes == null
                ? List.of()
                : IntStream.range(0, periods.length)
                        .mapToObj(n ->
                                tariff.compensation(Period.parse(periods[n]), payee.affiliation(), place, causes[n]))
                        .toList();
    }

    private List<Line> entitlements(Readable row) {
        var owed = row.get("entitlements", String.class);
        return owed == null
                ? List.of()
                : json.readValue(owed, OWED).stream().map(Owed::line).toList();
    }
}
