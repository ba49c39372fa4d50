package pe.juntos.coresponsibility.establishment.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.TellingEstablishment;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the whole state of establishments, however many changed. */
@Component
final class EstablishmentEvents implements TellingEstablishment {
    static final String TOPIC = "juntos.coresponsibility.establishment.v1";
    static final String STATE =
            "establishment, kind, district, network, version, supply::text, scorecard::text, silence::text";
    private static final int PIECE = 2_000;
    private static final String NEXT = "update establishment set version = version + 1"
            + " where establishment = any(:establishments) returning " + STATE;

    private final DatabaseClient client;
    private final Outbox outbox;

    EstablishmentEvents(DatabaseClient client, Outbox outbox) {
        this.client = client;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> tell(String event, List<String> establishments) {
        return Flux.fromIterable(establishments)
                .buffer(PIECE)
                .concatMap(some -> client.sql(NEXT)
                        .bind("establishments", some.toArray(String[]::new))
                        .map(row -> told(event, row))
                        .all()
                        .collectList()
                        .flatMap(outbox::append))
                .then();
    }

    /** Told under the version that the row has already. */
    Mono<Void> append(List<OutgoingEvent> events) {
        return Flux.fromIterable(events).buffer(PIECE).concatMap(outbox::append).then();
    }

    /** @param row has the columns of {@link #STATE} */
    static OutgoingEvent told(String event, Readable row) {
        var code = required(row, "establishment", String.class);
        return new OutgoingEvent(
                TOPIC,
                code,
                EventTypes.named(TOPIC, event),
                required(row, "version", Long.class),
                new Data(
                        code,
                        required(row, "kind", String.class),
                        required(row, "district", String.class),
                        row.get("network", String.class),
                        row.get("supply", String.class),
                        row.get("scorecard", String.class),
                        row.get("silence", String.class)));
    }

    /** The last three as the tables keep them, JSON. */
    record Data(
            String establishment,
            String kind,
            String district,
            @Nullable String network,
            @JsonRawValue @Nullable String supply,
            @JsonRawValue @Nullable String scorecard,
            @JsonRawValue @Nullable String silence) {}
}
