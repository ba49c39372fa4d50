package pe.juntos.coresponsibility.period.adapter;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodState;
import pe.juntos.coresponsibility.period.PeriodState.Certified;
import pe.juntos.coresponsibility.period.PeriodState.ClosedForEvidence;
import pe.juntos.coresponsibility.period.PeriodState.Consolidated;
import pe.juntos.coresponsibility.period.PeriodState.Open;

/** A period as stored. */
record PeriodRow(
        Period period,
        PeriodState state,
        UUID openingJob,
        @Nullable UUID decidingJob,
        String policy,
        long version) {
    static final String COLUMNS =
            "period, state, consolidated_by, certified_by, opening_job, deciding_job, policy, version";

    static PeriodRow of(Readable row) {
        return new PeriodRow(
                Period.of(text(row, "period")),
                state(row),
                Objects.requireNonNull(row.get("opening_job", UUID.class)),
                row.get("deciding_job", UUID.class),
                text(row, "policy"),
                Objects.requireNonNull(row.get("version", Long.class)));
    }

    static PeriodState state(Readable row) {
        var code = text(row, "state");
        return switch (code) {
            case "OPEN" -> new Open();
            case "CLOSED_FOR_EVIDENCE" -> new ClosedForEvidence();
            case "CONSOLIDATED" -> new Consolidated(text(row, "consolidated_by"));
            case "CERTIFIED" -> new Certified(text(row, "consolidated_by"), text(row, "certified_by"));
            default -> throw new IllegalStateException("No period is in state " + code);
        };
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
