package pe.juntos.platform.test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One record as it lies on a topic; headers as text. */
public record ReceivedEvent(
        int partition, long offset, @Nullable String key, Map<String, String> headers, byte @Nullable [] data) {
    static ReceivedEvent of(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return new ReceivedEvent(record.partition(), record.offset(), record.key(), headers, record.value());
    }

    public @Nullable String id() {
        return headers.get("ce_id");
    }

    public @Nullable String type() {
        return headers.get("ce_type");
    }

    public long entityVersion() {
        return Long.parseLong(headers.get("ce_entityversion"));
    }

    /** The data as text. */
    public String json() {
        return data == null ? "" : new String(data, StandardCharsets.UTF_8);
    }
}
