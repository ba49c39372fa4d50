package pe.juntos.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The CloudEvents 1.0.2 attributes as Kafka headers (binary mode), read. */
public final class CloudEventHeaders {
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String ENTITY_VERSION = "ce_entityversion";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String TRACE_PARENT = "traceparent";
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}

    /** @throws UnreadableEvent if an attribute that every event has is missing or malformed */
    public static IncomingEvent read(ConsumerRecord<String, byte[]> message, TopicNames names) {
        var headers = message.headers();
        if (message.key() == null || message.value() == null) {
            throw new UnreadableEvent("no key or no data");
        }
        try {
            return new IncomingEvent(
                    required(headers, ID),
                    required(headers, TYPE),
                    message.key(),
                    Long.parseLong(required(headers, ENTITY_VERSION)),
                    Instant.parse(required(headers, TIME)),
                    text(headers, CORRELATION_ID),
                    text(headers, TRACE_PARENT),
                    names.plain(message.topic()),
                    message.partition(),
                    message.offset(),
                    message.value());
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new UnreadableEvent("malformed attribute: " + e.getClass().getSimpleName());
        }
    }

    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new UnreadableEvent("no " + name);
        }
        return value;
    }
}
