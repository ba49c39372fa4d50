package pe.juntos.coresponsibility.monitoring.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The latest monitoring of a period.
 *
 * @param asOf day on which everybody's schedule is looked at
 * @param policy id of the clinical version in force on that day
 * @param state of its job
 */
record MonitoringRun(
        String period,
        LocalDate asOf,
        String policy,
        UUID job,
        int runs,
        String askedBy,
        Instant askedAt,
        String state) {
    static final String SELECT =
            "select r.*, j.state from monitoring_run r join job j on j.id = r.job where r.period = :period";

    static MonitoringRun of(Readable row) {
        return new MonitoringRun(
                required(row, "period", String.class),
                required(row, "as_of", LocalDate.class),
                required(row, "policy", String.class),
                required(row, "job", UUID.class),
                required(row, "runs", Integer.class),
                required(row, "asked_by", String.class),
                required(row, "asked_at", Instant.class),
                required(row, "state", String.class));
    }
}
