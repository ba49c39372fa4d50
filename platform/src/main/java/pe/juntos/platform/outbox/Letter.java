package pe.juntos.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.event.CloudEventHeaders;
import pe.juntos.platform.event.TopicNames;

/** A row of the outbox, as it is sent. */
record Letter(
        long id,
        String eventId,
        String topic,
        String key,
        String type,
        long entityVersion,
        String occurredAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceParent,
        String data) {

    static final String OLDEST = "select id, event_id::text as event_id, topic, key, type, entity_version,"
            + " to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as occurred_at,"
            + " correlation_id, causation_id, trace_parent, data from outbox order by id limit $1";

    static Letter of(Readable row) {
        return new Letter(
                required(row, "id", Long.class),
                required(row, "event_id", String.class),
                required(row, "topic", String.class),
                required(row, "key", String.class),
                required(row, "type", String.class),
                required(row, "entity_version", Long.class),
                required(row, "occurred_at", String.class),
                row.get("correlation_id", String.class),
                row.get("causation_id", String.class),
                row.get("trace_parent", String.class),
                required(row, "data", String.class));
    }

    /** @param partition null for the one of its key */
    ProducerRecord<String, byte[]> message(TopicNames names, @Nullable Integer partition) {
        var message = new ProducerRecord<>(names.onBroker(topic), partition, key, data.getBytes(UTF_8));
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.ID, eventId);
        header(message, CloudEventHeaders.SOURCE, "/juntos/" + names.service());
        header(message, CloudEventHeaders.TYPE, type);
        header(message, CloudEventHeaders.TIME, occurredAt);
        header(message, CloudEventHeaders.SUBJECT, key);
        header(message, CloudEventHeaders.DATA_SCHEMA, "/contracts/" + type);
        header(message, CloudEventHeaders.ENTITY_VERSION, Long.toString(entityVersion));
        header(message, CloudEventHeaders.CONTENT_TYPE, "application/json");
        header(message, CloudEventHeaders.CORRELATION_ID, correlationId);
        header(message, CloudEventHeaders.CAUSATION_ID, causationId);
        header(message, CloudEventHeaders.TRACE_PARENT, traceParent);
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, @Nullable String value) {
        if (value != null) {
            message.headers().add(name, value.getBytes(UTF_8));
        }
    }
}
