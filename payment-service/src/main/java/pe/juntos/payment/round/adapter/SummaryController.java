package pe.juntos.payment.round.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.Plan;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.security.Territory;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * What became of the transfers of all rounds of a period, each counted once, within the caller's territory: where it stands now, or,
 * if it has gone on to a round of a later period, how it left.
 */
@RestController
class SummaryController {
    private static final String TRANSFERS = """
            with mine as (select round, number, state from round where period = :period),
            now as (
                select t.round, t.period, t.household, t.district, t.state, t.reason, t.amount
                from transfer t join mine on mine.round = t.round where t.period = :period
                union all
                select t.round, t.period, t.household, t.district, t.state, t.reason, t.amount
                from mine join transfer t on t.round = mine.round and t.round <> 'R' || t.period where t.period <> :period
            ),
            gone as (
                select distinct on (f.period, f.household)
                       f.round, f.period, f.household, f.district, f.state, f.reason, f.amount
                from mine join former_attempt f on f.round = mine.round
                left join transfer t on t.period = f.period and t.household = f.household
                where t.round is null or t.round not in (select round from mine)
                order by f.period, f.household, mine.number desc, f.attempt desc
            )
            select case when t.state = 'ORDERED' and mine.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') then 'DISPATCHED'
                        else t.state end as state,
                   case when t.state = 'ORDERED' then null else t.reason end as reason, count(*) as n, sum(t.amount) as amount
            from (select * from now union all select * from gone) t join mine on mine.round = t.round
            where t.district like any(:territory) group by 1, 2
            """;
    private static final String ROUNDS = "select round from round where period = :period order by number";
    private static final String PENDING = """
            select count(*) as n, coalesce(sum(a.amount), 0)::numeric(14, 2) as amount
            from adjustment a left join verdict v on v.period = a.period and v.household = a.household
            join payee p on p.household = a.household and p.district like any(:territory)
            where a.paid_in is null and coalesce(v.payable, a.cause = 'EXIT_WITHDRAWN')
            """;

    private final DatabaseClient database;
    private final PoliciesInForce policies;

    SummaryController(DatabaseClient database, PoliciesInForce policies) {
        this.database = database;
        this.policies = policies;
    }

    record Group(String state, @Nullable String reason, long transfers, BigDecimal amount) {}

    record Part(long transfers, String amount) {}

    /**
     * @param round the first of the period
     * @param rounds all of them, in order
     * @param policies id of the version in force for the period, by kind
     */
    record Summary(
            String round,
            List<String> rounds,
            Map<String, Part> transfers,
            Map<String, Long> held,
            Map<String, Long> refused,
            Part adjustmentsPending,
            Map<String, String> policies) {}

    @GetMapping("/payment/summary")
    @PreAuthorize(Roles.ANYBODY)
    Mono<Summary> summary(@RequestParam("period") String text, Caller caller) {
        var period = Period.read(text).orElseThrow(Problem::notFound);
        return Mono.zip(rounds(period), groups(period, caller.territory()), pending(caller.territory()))
                .map(parts -> summary(period, parts.getT1(), parts.getT2(), parts.getT3()));
    }

    private Mono<List<String>> rounds(Period period) {
        return database.sql(ROUNDS)
                .bind("period", period.toString())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<List<Group>> groups(Period period, Territory territory) {
        return database.sql(TRANSFERS)
                .bind("period", period.toString())
                .bind("territory", territory.patterns())
                .map(row -> new Group(
                        Objects.requireNonNull(row.get("state", String.class)),
                        row.get("reason", String.class),
                        Objects.requireNonNull(row.get("n", Long.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class))))
                .all()
                .collectList();
    }

    private Mono<Part> pending(Territory territory) {
        return database.sql(PENDING)
                .bind("territory", territory.patterns())
                .map(row -> new Part(
                        Objects.requireNonNull(row.get("n", Long.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class))
                                .toPlainString()))
                .one();
    }

    private Summary summary(Period period, List<String> rounds, List<Group> groups, Part pending) {
        var transfers = new TreeMap<String, Part>();
        var held = new TreeMap<String, Long>();
        var refused = new TreeMap<String, Long>();
        for (var group : groups) {
            var part = new Part(group.transfers(), group.amount().toPlainString());
            transfers.merge(group.state(), part, SummaryController::sum);
            var reason = group.reason();
            if (reason != null) {
                ("HELD".equals(group.state()) ? held : refused).merge(reason, group.transfers(), Long::sum);
            }
        }
        return new Summary(Plan.idOf(period), rounds, transfers, held, refused, pending, policies.of(period));
    }

    private static Part sum(Part a, Part b) {
        return new Part(
                a.transfers() + b.transfers(),
                new BigDecimal(a.amount()).add(new BigDecimal(b.amount())).toPlainString());
    }
}
