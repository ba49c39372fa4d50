package pe.juntos.coresponsibility.notice.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.notice.Channel;
import pe.juntos.coresponsibility.notice.Notice;
import pe.juntos.coresponsibility.verdict.Reason;

/** A notice as stored. */
record NoticeRow(
        String household,
        String externalId,
        String district,
        int version,
        boolean payable,
        List<Reason> reasons,
        Instant createdAt,
        @Nullable String channel,
        @Nullable LocalDate deliveredOn,
        @Nullable String deliveredBy,
        @Nullable LocalDate acknowledgedOn,
        boolean withdrawn) {
    static final String COLUMNS =
            "household, external_id, district, version, payable, reasons, created_at, channel, delivered_on, delivered_by,"
                    + " acknowledged_on, withdrawn_at is not null as withdrawn";
    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    static NoticeRow of(Readable row) {
        return new NoticeRow(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                required(row, "version", Integer.class),
                required(row, "payable", Boolean.class),
                Stream.of(required(row, "reasons", String[].class))
                        .map(Reason::valueOf)
                        .toList(),
                required(row, "created_at", Instant.class),
                row.get("channel", String.class),
                row.get("delivered_on", LocalDate.class),
                row.get("delivered_by", String.class),
                row.get("acknowledged_on", LocalDate.class),
                required(row, "withdrawn", Boolean.class));
    }

    String state() {
        if (deliveredOn != null) {
            return acknowledgedOn == null ? "DELIVERED" : "ACKNOWLEDGED";
        }
        return withdrawn ? "WITHDRAWN" : "WAITING";
    }

    Notice notice() {
        return new Notice(createdAt.atZone(LIMA).toLocalDate(), withdrawn, delivery());
    }

    private Notice.@Nullable Delivery delivery() {
        return channel == null || deliveredOn == null
                ? null
                : new Notice.Delivery(Channel.valueOf(channel), deliveredOn, acknowledgedOn);
    }
}
