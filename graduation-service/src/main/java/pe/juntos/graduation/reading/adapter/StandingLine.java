package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household and where its last review left it; nothing of a review before there was one. */
record StandingLine(
        String household,
        @Nullable String externalId,
        @Nullable String district,
        @Nullable String state,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate reviewedUntil,
        @Nullable String stay,
        @Nullable LocalDate stayUntil,
        @Nullable LocalDate limitOn,
        @Nullable LocalDate dueOn,
        @Nullable String dueStatus,
        @Nullable String recertifiedAs,
        @Nullable String capacity,
        @Nullable String potential,
        @Nullable String quadrant,
        @Nullable String bonus,
        @Nullable LocalDate assignedOn,
        @Nullable LocalDate articulatedOn,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate noticeUntil,
        @Nullable LocalDate graduatedOn,
        List<String> exitCauses) {

    static final String COLUMNS = """
            h.household, h.external_id, h.district, h.state, h.affiliated_on, s.reviewed_until, s.stay,
                s.stay_until, s.limit_on, s.due_on, s.due_status, s.recertified_as, s.capacity, s.potential, s.quadrant, s.bonus, s.assigned_on,
                s.articulated_on, s.received_on, s.notice_until, s.graduated_on,
                coalesce(s.exit_causes, '{}') as exit_causes
            """;

    /** Those in the territory {@code :patterns}. */
    static final String SELECT = "select " + COLUMNS + """
            from household h left join standing s using (household)
            where h.version > 0 and h.district like any(:patterns)
            """;

    static StandingLine of(Readable row) {
        return new StandingLine(
                required(row, "household", String.class),
                row.get("external_id", String.class),
                row.get("district", String.class),
                row.get("state", String.class),
                row.get("affiliated_on", LocalDate.class),
                row.get("reviewed_until", LocalDate.class),
                row.get("stay", String.class),
                row.get("stay_until", LocalDate.class),
                row.get("limit_on", LocalDate.class),
                row.get("due_on", LocalDate.class),
                row.get("due_status", String.class),
                row.get("recertified_as", String.class),
                row.get("capacity", String.class),
                row.get("potential", String.class),
                row.get("quadrant", String.class),
                row.get("bonus", String.class),
                row.get("assigned_on", LocalDate.class),
                row.get("articulated_on", LocalDate.class),
                row.get("received_on", LocalDate.class),
                row.get("notice_until", LocalDate.class),
                row.get("graduated_on", LocalDate.class),
                List.of(required(row, "exit_causes", String[].class)));
    }
}
