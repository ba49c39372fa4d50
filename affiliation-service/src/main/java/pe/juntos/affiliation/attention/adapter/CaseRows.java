package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.attention.Accused;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseState;
import pe.juntos.affiliation.attention.CaseType;
import pe.juntos.affiliation.attention.Category;
import pe.juntos.affiliation.attention.Demanded;
import pe.juntos.affiliation.attention.Office;
import pe.juntos.affiliation.attention.Result;
import pe.juntos.affiliation.attention.Source;
import pe.juntos.affiliation.attention.Subject;

/** Cases as their table has them. */
final class CaseRows {

    static final String COLUMNS = "code, type, category, source, district, establishment, against, demanded, state,"
            + " office, opened_on, limit_on, act_by, escalations, reopenings, resolved_on, result, version, policy";

    private CaseRows() {}

    static Case read(Readable row) {
        return new Case(
                required(row, "code", String.class),
                subject(row),
                required(row, "opened_on", LocalDate.class),
                required(row, "limit_on", LocalDate.class),
                required(row, "act_by", LocalDate.class),
                state(row),
                required(row, "escalations", Integer.class),
                required(row, "reopenings", Integer.class),
                required(row, "version", Long.class),
                required(row, "policy", String.class));
    }

    private static Subject subject(Readable row) {
        return new Subject(
                code(row, "type", CaseType.class),
                code(row, "category", Category.class),
                code(row, "source", Source.class),
                required(row, "district", String.class),
                row.get("establishment", String.class),
                optional(row, "against", Accused.class),
                optional(row, "demanded", Demanded.class));
    }

    private static CaseState state(Readable row) {
        return switch (required(row, "state", String.class)) {
            case "OPENED" -> new CaseState.Opened();
            case "ROUTED" -> new CaseState.Routed(code(row, "office", Office.class));
            case "ESCALATED" -> new CaseState.Escalated(code(row, "office", Office.class));
            default ->
                new CaseState.Resolved(
                        code(row, "office", Office.class),
                        code(row, "result", Result.class),
                        required(row, "resolved_on", LocalDate.class));
        };
    }

    private static <E extends Enum<E>> E code(Readable row, String column, Class<E> type) {
        return Enum.valueOf(type, required(row, column, String.class));
    }

    private static <E extends Enum<E>> @Nullable E optional(Readable row, String column, Class<E> type) {
        String value = row.get(column, String.class);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /** A code as it is stored. */
    static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
