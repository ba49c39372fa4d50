package pe.juntos.coresponsibility.reconsideration.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.notice.ObservationWindow;
import pe.juntos.coresponsibility.policy.DueProcessPolicy;
import pe.juntos.coresponsibility.reconsideration.Contested;
import pe.juntos.platform.calendar.WorkingDays;

/** The verdict in force that is contested, with what was told and asked about it. */
record VerdictRow(
        int version,
        String district,
        String outcome,
        @Nullable LocalDate told,
        boolean open,
        boolean rejected) {

    static VerdictRow of(Readable row) {
        return new VerdictRow(
                required(row, "version", Integer.class),
                required(row, "district", String.class),
                required(row, "outcome", String.class),
                row.get("told", LocalDate.class),
                required(row, "open", Boolean.class),
                required(row, "rejected", Boolean.class));
    }

    Contested contested(DueProcessPolicy policy, WorkingDays calendar) {
        return new Contested(
                outcome.equals("NOT_MET"),
                open,
                rejected,
                ObservationWindow.of(told, policy.observationWorkingDays(), calendar));
    }
}
