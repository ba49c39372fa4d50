package pe.juntos.coresponsibility.reconsideration.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.reconsideration.ReconsiderationState;

/** A request as stored and as shown. */
record ReconsiderationRow(
        UUID id,
        String period,
        String household,
        int version,
        String district,
        String requestedBy,
        LocalDate requestedOn,
        String typedBy,
        String reasons,
        List<String> evidence,
        boolean late,
        ReconsiderationState state,
        @Nullable String decidedBy,
        @Nullable String decisionReasons,
        String policy,
        String hash) {
    static final String COLUMNS =
            "id, period, household, version, district, requested_by, requested_on, typed_by, reasons, evidence, late, state,"
                    + " decided_by, decision_reasons, policy, hash";

    static ReconsiderationRow of(Readable row) {
        return new ReconsiderationRow(
                required(row, "id", UUID.class),
                required(row, "period", String.class),
                required(row, "household", String.class),
                required(row, "version", Integer.class),
                required(row, "district", String.class),
                required(row, "requested_by", String.class),
                required(row, "requested_on", LocalDate.class),
                required(row, "typed_by", String.class),
                required(row, "reasons", String.class),
                List.of(required(row, "evidence", String[].class)),
                required(row, "late", Boolean.class),
                ReconsiderationState.valueOf(required(row, "state", String.class)),
                row.get("decided_by", String.class),
                row.get("decision_reasons", String.class),
                required(row, "policy", String.class),
                required(row, "hash", String.class));
    }
}
