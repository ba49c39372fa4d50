package pe.juntos.coresponsibility.monitoring.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Tells that an establishment has somebody behind schedule: how many, never who, nor behind with what. */
@Component
final class EarlyAlerts {
    static final String TOPIC = "juntos.coresponsibility.monitoring.v1";
    private static final String ALERTED = "pe.juntos.coresponsibility.monitoring.alerted.v1";
    private static final String BEHIND = """
            select establishment, count(*) as monitored, count(*) filter (where behind) as behind,
                   nextval('monitoring_alert') as version
            from monitoring_status where period = :period and establishment is not null
            group by establishment having bool_or(behind) order by establishment
            """;

    private final DatabaseClient client;
    private final Outbox outbox;

    EarlyAlerts(DatabaseClient client, Outbox outbox) {
        this.client = client;
        this.outbox = outbox;
    }

    /** In the caller's transaction. */
    Mono<Void> tell(String period, LocalDate day) {
        return client.sql(BEHIND)
                .bind("period", period)
                .map(row -> event(row, period, day))
                .all()
                .collectList()
                .flatMap(events -> events.isEmpty() ? Mono.empty() : outbox.append(events));
    }

    private static OutgoingEvent event(Readable row, String period, LocalDate day) {
        var establishment = required(row, "establishment", String.class);
        return new OutgoingEvent(
                TOPIC,
                establishment,
                ALERTED,
                required(row, "version", Long.class),
                new Alert(
                        establishment,
                        period,
                        day,
                        required(row, "monitored", Long.class),
                        required(row, "behind", Long.class)));
    }

    /**
     * @param asOf day on which the schedules were looked at
     * @param monitored members on the schedule whom the establishment attends
     */
    record Alert(String establishment, String period, LocalDate asOf, long monitored, long behind) {}
}
