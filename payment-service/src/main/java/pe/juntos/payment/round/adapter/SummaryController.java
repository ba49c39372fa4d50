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
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A round's transfers by state, within the caller's territory. */
@RestController
class SummaryController {
    private static final String TRANSFERS = """
            select case when t.state = 'ORDERED' and r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') then 'DISPATCHED' else t.state end as state,
                   case when t.state = 'ORDERED' then null else t.reason end as reason, count(*) as n, sum(t.amount) as amount
            from round r join (
                select round, district, state, reason, amount from round_transfer
                union all
                select round, district, state, reason, amount from former_attempt) t on t.round = r.round
            where r.round = :round and t.district like any(:territory) group by 1, 2
            """;
    private static final String PENDING = """
            select count(*) as n, coalesce(sum(a.amount), 0)::numeric(14, 2) as amount
            from adjustment a join verdict v on v.period = a.period and v.household = a.household and v.payable
            join payee p on p.household = a.household and p.district like any(:territory) where a.paid_in is null
            """;

    private final DatabaseClient database;
    private final PoliciesInForce policies;

    SummaryController(DatabaseClient database, PoliciesInForce policies) {
        this.database = database;
        this.policies = policies;
    }

    record Group(String state, @Nullable String reason, long transfers, BigDecimal amount) {}

    record Part(long transfers, String amount) {}

    /** @param policies id of the version in force for the period, by kind */
    record Summary(
            String round,
            Map<String, Part> transfers,
            Map<String, Long> held,
            Map<String, Long> refused,
            Part adjustmentsPending,
            Map<String, String> policies) {}

    @GetMapping("/payment/summary")
    @PreAuthorize("isAuthenticated()")
    Mono<Summary> summary(@RequestParam("period") String text, Caller caller) {
        var period = Period.read(text).orElseThrow(Problem::notFound);
        var round = Plan.idOf(period);
        return Mono.zip(
                        database.sql(TRANSFERS)
                                .bind("round", round)
                                .bind("territory", caller.territory().patterns())
                                .map(row -> new Group(
                                        Objects.requireNonNull(row.get("state", String.class)),
                                        row.get("reason", String.class),
                                        Objects.requireNonNull(row.get("n", Long.class)),
                                        Objects.requireNonNull(row.get("amount", BigDecimal.class))))
                                .all()
                                .collectList(),
                        database.sql(PENDING)
                                .bind("territory", caller.territory().patterns())
                                .map(row -> new Part(
                                        Objects.requireNonNull(row.get("n", Long.class)),
                                        Objects.requireNonNull(row.get("amount", BigDecimal.class))
                                                .toPlainString()))
                                .one())
                .map(both -> summary(round, both.getT1(), both.getT2(), policies.of(period)));
    }

    private static Summary summary(String round, List<Group> groups, Part pending, Map<String, String> policies) {
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
        return new Summary(round, transfers, held, refused, pending, policies);
    }

    private static Part sum(Part a, Part b) {
        return new Part(
                a.transfers() + b.transfers(),
                new BigDecimal(a.amount()).add(new BigDecimal(b.amount())).toPlainString());
    }
}
