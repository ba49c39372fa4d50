package pe.juntos.graduation.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Open alerts and missing places by bonus, as gauges; the last numbers stay while the database cannot be asked. */
@Component
class SupplyMeters {

    private static final Logger LOG = LoggerFactory.getLogger(SupplyMeters.class);

    private static final String OPEN = """
            select b.bonus, count(a.id) as alerts, coalesce(sum(a.demand - a.covered), 0)::bigint as missing
            from unnest(array['EDUCATIONAL', 'PRODUCTIVE', 'ENTREPRENEUR']) as b (bonus)
            left join supply_alert a on a.open and a.bonus = b.bonus group by 1
            """;

    private record Open(String bonus, long alerts, long missing) {}

    private final DatabaseClient client;
    private final MultiGauge alerts;
    private final MultiGauge missing;

    SupplyMeters(DatabaseClient client, MeterRegistry meters) {
        this.client = client;
        alerts = MultiGauge.builder("programme.graduation.supply.alerts")
                .description("districts with fewer places than households that wait")
                .register(meters);
        missing = MultiGauge.builder("programme.graduation.supply.missing")
                .description("places that are missing")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
    Mono<Void> read() {
        return client.sql(OPEN)
                .map(row -> new Open(
                        required(row, "bonus", String.class),
                        required(row, "alerts", Long.class),
                        required(row, "missing", Long.class)))
                .all()
                .collectList()
                .doOnNext(this::show)
                .doOnError(error -> LOG.warn("supply not read: {}", error.toString()))
                .onErrorComplete()
                .then();
    }

    private void show(List<Open> open) {
        alerts.register(
                open.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("bonus", one.bonus()), (double) one.alerts()))
                        .toList(),
                true);
        missing.register(
                open.stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("bonus", one.bonus()), (double) one.missing()))
                        .toList(),
                true);
    }
}
