package pe.juntos.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.Causes;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Where a transaction leaves what it announces; the {@link OutboxRelay} brings it to the broker. */
public final class Outbox {
    static final String CHANNEL = "outbox";
    private static final List<String> COLUMNS = List.of(
            "event_id",
            "topic",
            "key",
            "type",
            "entity_version",
            "occurred_at",
            "correlation_id",
            "causation_id",
            "trace_parent",
            "data");

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final EventJson json;
    private final Clock clock;
    private final @Nullable Tracer tracer;

    public Outbox(DatabaseClient client, BulkCopy copy, EventJson json, Clock clock, @Nullable Tracer tracer) {
        this.client = client;
        this.copy = copy;
        this.json = json;
        this.clock = clock;
        this.tracer = tracer;
    }

    /** Keeps the events in the caller's transaction: they are told if, and only if, it commits. */
    public Mono<Void> append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> {
                    var now = clock.instant();
                    var correlation = Correlation.of(context);
                    var causes = Causes.of(context);
                    var trace = traceParent(context);
                    return copy.copy("outbox", COLUMNS, Flux.fromIterable(events), (event, line) -> {
                        var cause = causes.of(event.key());
                        line.uuid(UUID.randomUUID())
                                .text(event.topic())
                                .text(event.key())
                                .text(event.type())
                                .number(event.entityVersion())
                                .instant(now)
                                .text(correlation == null ? cause.correlationId() : correlation)
                                .text(cause.causationId())
                                .text(continued(trace, cause.traceParent()))
                                .text(new String(json.write(event), UTF_8));
                    });
                })
                .then(client.sql("select pg_notify('" + CHANNEL + "', '')").then());
    }

    /** The span under way, unless it is of a batch that several traces led to: then each keeps its own. */
    private static @Nullable String continued(@Nullable String underWay, @Nullable String cause) {
        return cause == null || underWay != null && underWay.regionMatches(3, cause, 3, 32) ? underWay : cause;
    }

    private @Nullable String traceParent(ContextView underWay) {
        var span = span(underWay);
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-" + context.traceId() + "-" + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00");
    }

    /** Of the observation that travels in the Reactor context; the thread may be one that nobody has told of it. */
    private @Nullable Span span(ContextView underWay) {
        Object carried = underWay.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        var tracing = carried instanceof Observation work
                ? work.getContextView().<TracingContext>get(TracingContext.class)
                : null;
        if (tracing != null && tracing.getSpan() != null) {
            return tracing.getSpan();
        }
        return tracer == null ? null : tracer.currentSpan();
    }

    /** How much waits, and since when. */
    public record Backlog(long pending, @Nullable Instant oldest) {}

    public Mono<Backlog> backlog() {
        return client.sql("select count(*) as pending, min(occurred_at) as oldest from outbox")
                .map(row -> new Backlog(required(row, "pending", Long.class), row.get("oldest", Instant.class)))
                .one();
    }
}
