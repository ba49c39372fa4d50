package pe.juntos.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import pe.juntos.platform.database.Rows;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The state of a service's data as gauges, one statement each ({@link Measure}). They are read one after the other and
 * not at each scrape; where the database cannot be asked the last numbers stand. Every replica reads and shows the same:
 * ask Prometheus for {@code max by}, never for the sum over replicas.
 */
public class Measures {
    private static final Logger LOG = LoggerFactory.getLogger(Measures.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String VALUE = "value";

    private final List<Measure> measures;
    private final DatabaseClient client;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<Measure, MultiGauge> gauges = new ConcurrentHashMap<>();
    private final Map<Measure, Instant> readAt = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if a file is no measure */
    public static Measures of(Resource[] files, DatabaseClient client, Clock clock, MeterRegistry meters) {
        return new Measures(Arrays.stream(files).map(Measure::of).toList(), client, clock, meters);
    }

    private Measures(List<Measure> measures, DatabaseClient client, Clock clock, MeterRegistry meters) {
        this.measures = List.copyOf(measures);
        this.client = client;
        this.clock = clock;
        this.meters = meters;
    }

    /** Reads those whose time has come; those that cannot be read keep their numbers. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    public Mono<Void> readDue() {
        return Flux.fromIterable(measures)
                .filter(this::due)
                .concatMap(measure -> read(measure).onErrorComplete())
                .then();
    }

    /** Reads all of them now; ends with the errors of those that cannot be read. */
    public Mono<Void> readAll() {
        return Flux.fromIterable(measures).concatMapDelayError(this::read).then();
    }

    private boolean due(Measure measure) {
        var last = readAt.get(measure);
        return last == null || !Instant.now().isBefore(last.plus(measure.every()));
    }

    private Mono<Void> read(Measure measure) {
        return Mono.defer(() -> rows(measure))
                .timeout(TIMEOUT)
                .doOnNext(rows -> gauge(measure).register(rows, true))
                .doOnError(error -> LOG.warn("{} not read: {}", measure.name(), error.toString()))
                .doFinally(_ -> readAt.put(measure, Instant.now()))
                .then();
    }

    private Mono<List<MultiGauge.Row<?>>> rows(Measure measure) {
        var statement = client.sql(measure.sql());
        var bound = measure.tellsToday() ? statement.bind("today", LocalDate.now(clock)) : statement;
        return bound.<MultiGauge.Row<?>>map((row, columns) -> MultiGauge.Row.of(labels(row, columns), number(row)))
                .all()
                .collectList();
    }

    private static double number(Row row) {
        return Rows.required(row, VALUE, Number.class).doubleValue();
    }

    private static Tags labels(Row row, RowMetadata columns) {
        return Tags.of(columns.getColumnMetadatas().stream()
                .map(ColumnMetadata::getName)
                .filter(name -> !name.equals(VALUE))
                .map(name -> Tag.of(name, Rows.required(row, name, String.class)))
                .toList());
    }

    private MultiGauge gauge(Measure measure) {
        return gauges.computeIfAbsent(
                measure,
                _ -> MultiGauge.builder(measure.name())
                        .description(measure.description())
                        .register(meters));
    }
}
