package pe.juntos.coresponsibility.period.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.CountingTotals;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodTotals;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

@Component
final class R2dbcTotals implements CountingTotals {
    private final DatabaseClient client;

    R2dbcTotals(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<PeriodTotals> of(Period period, Territory territory) {
        return Mono.zip(
                        count("select outcome as name, count(*) as n from household_verdict", period, territory),
                        count(
                                "select 'payable' as name, count(*) filter (where payable) as n from household_verdict",
                                period,
                                territory),
                        count("select 'expected' as name, count(*) as n from expected_household", period, territory))
                .map(counts -> totals(counts.getT1(), counts.getT2(), counts.getT3()));
    }

    private static PeriodTotals totals(
            Map<String, Long> outcomes, Map<String, Long> payable, Map<String, Long> expected) {
        var decided = outcomes.values().stream().mapToLong(Long::longValue).sum();
        return new PeriodTotals(
                decided == 0 ? expected.getOrDefault("expected", 0L) : decided,
                outcomes,
                payable.getOrDefault("payable", 0L));
    }

    private Mono<Map<String, Long>> count(String select, Period period, Territory territory) {
        return client.sql(select + " where period = :period and district like any(:patterns) group by 1")
                .bind("period", period.toString())
                .bind("patterns", territory.patterns())
                .map((row, _) -> Map.entry(
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("n", Long.class))))
                .all()
                .collect(HashMap::new, (counts, e) -> counts.put(e.getKey(), e.getValue()));
    }
}
