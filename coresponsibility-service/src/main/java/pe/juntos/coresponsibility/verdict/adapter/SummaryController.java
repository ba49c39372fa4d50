package pe.juntos.coresponsibility.verdict.adapter;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.period.CountingTotals;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodTotals;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A period in figures, of the caller's territory. */
@RestController
@RequestMapping("/coresponsibility")
@PreAuthorize(Roles.STAFF)
class SummaryController {
    private static final String OF_MEMBERS = """
            from member_verdict m join household_verdict v
              on v.period = m.period and v.bucket = m.bucket and v.household = m.household
            cross join lateral unnest(m.reasons) as reason
            where m.period = :period and v.district like any(:patterns) group by 1
            """;
    private static final String EVIDENCE = """
            select 'accepted' as name, sum(n)::bigint as n from (
              select count(*) as n from health_evidence e join establishment s using (establishment)
              where e.period = :period and s.district like any(:patterns)
              union all
              select count(*) from education_evidence e join establishment s using (establishment)
              where e.period = :period and s.district like any(:patterns)) both_sectors group by 1
            """;

    private final DatabaseClient client;
    private final Periods periods;
    private final CountingTotals totals;

    SummaryController(DatabaseClient client, Periods periods, CountingTotals totals) {
        this.client = client;
        this.periods = periods;
        this.totals = totals;
    }

    @GetMapping("/summary")
    Mono<Summary> summary(@RequestParam("period") String text, Caller caller) {
        var period = Period.parse(text).orElseThrow(Problem::notFound);
        return periods.stateOf(period)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(state -> Mono.zip(
                                totals.of(period, caller.territory()),
                                counts("select m.outcome as name, count(*) as n " + OF_MEMBERS, text, caller),
                                counts("select reason as name, count(*) as n " + OF_MEMBERS, text, caller),
                                counts(EVIDENCE, text, caller))
                        .map(c -> Summary.of(state.code(), c.getT1(), c.getT2(), c.getT3(), c.getT4())));
    }

    private Mono<Map<String, Long>> counts(String sql, String period, Caller caller) {
        return client.sql(sql)
                .bind("period", period)
                .bind("patterns", caller.territory().patterns())
                .map((row, _) -> Map.entry(
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("n", Long.class))))
                .all()
                .collect(TreeMap::new, (map, e) -> map.put(e.getKey(), e.getValue()));
    }

    /** @param reasons members by reason */
    record Summary(
            String state,
            Map<String, Long> households,
            Map<String, Long> members,
            Map<String, Long> reasons,
            long payable,
            Map<String, Long> evidence) {
        static Summary of(
                String state,
                PeriodTotals totals,
                Map<String, Long> members,
                Map<String, Long> reasons,
                Map<String, Long> evidence) {
            return new Summary(state, totals.outcomes(), members, reasons, totals.payable(), evidence);
        }
    }
}
