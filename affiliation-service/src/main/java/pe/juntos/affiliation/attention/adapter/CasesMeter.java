package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Open and overdue cases by type and office. */
@Component
class CasesMeter {

    private static final Logger LOG = LoggerFactory.getLogger(CasesMeter.class);
    private static final String COUNTS = """
            select type, office, count(*) as open, count(*) filter (where limit_on < :today) as overdue
            from case_file where resolved_on is null and office is not null group by type, office
            """;

    private record Count(Tags tags, long open, long overdue) {}

    private final DatabaseClient client;
    private final Clock clock;
    private final MultiGauge open;
    private final MultiGauge overdue;

    CasesMeter(DatabaseClient client, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.clock = clock;
        this.open = MultiGauge.builder("affiliation.cases.open")
                .description("cases of the user service that are not resolved")
                .register(meters);
        this.overdue = MultiGauge.builder("affiliation.cases.overdue")
                .description("those past their time limit")
                .register(meters);
    }

    /** Where the database cannot be asked, the last numbers stand. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    Mono<Void> read() {
        return Mono.defer(this::counts)
                .doOnNext(this::show)
                .doOnError(error -> LOG.warn("cases not read: {}", error.toString()))
                .onErrorComplete()
                .then();
    }

    private Mono<List<Count>> counts() {
        return client.sql(COUNTS)
                .bind("today", LocalDate.now(clock))
                .map(row -> new Count(
                        Tags.of(
                                "type",
                                required(row, "type", String.class),
                                "office",
                                required(row, "office", String.class)),
                        required(row, "open", Long.class),
                        required(row, "overdue", Long.class)))
                .all()
                .collectList();
    }

    private void show(List<Count> counts) {
        open.register(
                counts.stream()
                        .map(c -> MultiGauge.Row.of(c.tags(), (double) c.open()))
                        .toList(),
                true);
        overdue.register(
                counts.stream()
                        .map(c -> MultiGauge.Row.of(c.tags(), (double) c.overdue()))
                        .toList(),
                true);
    }
}
