package pe.juntos.platform.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it came from the broker; {@link EventJson#read} gives its data. */
public record IncomingEvent(
        String id,
        String type,
        String key,
        long entityVersion,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceParent,
        String topic,
        int partition,
        long offset,
        byte[] data) {}
