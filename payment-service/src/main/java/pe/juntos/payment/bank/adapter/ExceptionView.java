package pe.juntos.payment.bank.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line for people, as answered over HTTP. */
record ExceptionView(
        long message,
        int line,
        String kind,
        String messageId,
        String code,
        @Nullable String endToEndId,
        @Nullable String household,
        @Nullable String period,
        @Nullable String amount,
        String state,
        @Nullable String assignee,
        @Nullable String action,
        @Nullable String reason,
        @Nullable String proposedBy,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    static ExceptionView read(Readable row) {
        var amount = row.get("amount", BigDecimal.class);
        return new ExceptionView(
                required(row, "message", Long.class),
                required(row, "line", Integer.class),
                required(row, "kind", String.class),
                required(row, "message_id", String.class),
                required(row, "code", String.class),
                row.get("end_to_end_id", String.class),
                row.get("household", String.class),
                row.get("period", String.class),
                amount == null ? null : amount.toPlainString(),
                required(row, "state", String.class),
                row.get("assignee", String.class),
                row.get("action", String.class),
                row.get("reason", String.class),
                row.get("proposed_by", String.class),
                row.get("resolved_by", String.class),
                row.get("resolved_at", Instant.class));
    }
}
