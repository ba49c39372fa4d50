package pe.juntos.coresponsibility.accompaniment.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.accompaniment.Accompaniment;
import pe.juntos.coresponsibility.accompaniment.AccompanimentState;
import pe.juntos.coresponsibility.accompaniment.Term;

/** An accompaniment as stored and as shown. */
record AccompanimentRow(
        UUID id,
        String household,
        String district,
        LocalDate from,
        LocalDate until,
        String ground,
        String reasons,
        AccompanimentState state,
        String proposedBy,
        @Nullable String decidedBy,
        @Nullable String decisionReasons,
        @Nullable LocalDate endedOn,
        @Nullable String endReasons,
        String policy,
        String hash) {
    static final String COLUMNS = "id, household, district, from_day, until_day, ground, reasons, state, proposed_by,"
            + " coalesce(approved_by, rejected_by) as decided_by, decision_reasons, ended_on, end_reasons, policy, hash";

    static AccompanimentRow of(Readable row) {
        return new AccompanimentRow(
                required(row, "id", UUID.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "from_day", LocalDate.class),
                required(row, "until_day", LocalDate.class),
                required(row, "ground", String.class),
                required(row, "reasons", String.class),
                AccompanimentState.valueOf(required(row, "state", String.class)),
                required(row, "proposed_by", String.class),
                row.get("decided_by", String.class),
                row.get("decision_reasons", String.class),
                row.get("ended_on", LocalDate.class),
                row.get("end_reasons", String.class),
                required(row, "policy", String.class),
                required(row, "hash", String.class));
    }

    Term term() {
        return new Term(from, endedOn == null ? until : endedOn);
    }

    Accompaniment decision() {
        return new Accompaniment(term(), state, proposedBy);
    }
}
