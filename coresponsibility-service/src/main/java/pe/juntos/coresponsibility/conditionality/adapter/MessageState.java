package pe.juntos.coresponsibility.conditionality.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands.
 *
 * @param accepted how many of its records; null until it is applied
 */
record MessageState(
        UUID message,
        String sender,
        String messageId,
        @Nullable String transaction,
        Instant receivedAt,
        int records,
        @Nullable Integer accepted) {
    static final String COLUMNS =
            "m.message, m.sender, m.message_id, m.transaction_id, m.received_at, m.records, m.accepted";

    static MessageState of(Readable row) {
        return new MessageState(
                required(row, "message", UUID.class),
                required(row, "sender", String.class),
                required(row, "message_id", String.class),
                row.get("transaction_id", String.class),
                required(row, "received_at", Instant.class),
                required(row, "records", Integer.class),
                row.get("accepted", Integer.class));
    }

    /** {@code pdng} until applied; {@code rjct} if nothing of it was accepted. */
    String status() {
        if (accepted == null) {
            return "pdng";
        }
        return accepted == 0 ? Ack.REFUSED : "succ";
    }

    int acceptedCount() {
        return accepted == null ? 0 : accepted;
    }

    int rejectedCount() {
        return accepted == null ? 0 : records - accepted;
    }
}
