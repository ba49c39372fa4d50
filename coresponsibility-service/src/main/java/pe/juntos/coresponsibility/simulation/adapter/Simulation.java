package pe.juntos.coresponsibility.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import pe.juntos.coresponsibility.period.Period;

/**
 * What was asked.
 *
 * @param membership id of the version simulated
 * @param verification id of the version simulated
 * @param base ids of the versions that the period was decided with
 * @param amount soles per payable household and period
 * @param state of its job
 */
record Simulation(
        UUID id,
        String period,
        UUID job,
        String membership,
        String verification,
        String base,
        BigDecimal amount,
        String askedBy,
        Instant askedAt,
        String state) {
    static final String SELECT = "select s.*, j.state from simulation s join job j on j.id = s.job";

    static Simulation of(Readable row) {
        return new Simulation(
                required(row, "id", UUID.class),
                required(row, "period", String.class),
                required(row, "job", UUID.class),
                required(row, "membership", String.class),
                required(row, "verification", String.class),
                required(row, "base", String.class),
                required(row, "amount", BigDecimal.class),
                required(row, "asked_by", String.class),
                required(row, "asked_at", Instant.class),
                required(row, "state", String.class));
    }

    Period of() {
        return Period.of(period);
    }

    boolean finished() {
        return "FINISHED".equals(state);
    }
}
