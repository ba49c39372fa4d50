package pe.juntos.bench.floor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;
import pe.juntos.bench.close.Stage;
import pe.juntos.sandbox.population.Bimester;

/**
 * What PostgreSQL needs for the evidence, the verdicts and the orders of a close when it does nothing else: one COPY, one statement,
 * one statement. It works in the database in which the oracle has computed the members.
 */
public final class DatabaseFloor {
    private static final String HEALTH =
            "select evidencia_id, establecimiento, persona_id, fecha::date, tipo, resultado, "
                    + "firma, firmado_el::date, sustituye from salud_valid";
    private static final String SCHOOL = "select evidencia_id, establecimiento, persona_id, mes, dias_lectivos::int, "
            + "dias_asistidos::int, dias_justificados::int, firma, firmado_el::date, sustituye from educacion_valid";

    private final Connection connection;
    private final Bimester period;

    public DatabaseFloor(Connection connection, Bimester period) {
        this.connection = connection;
        this.period = period;
    }

    /** Files of the readable records are written into the folder first; that is not part of the floor. */
    public List<Stage> measure(Path folder) throws SQLException, IOException {
        var health = unload(HEALTH, folder.resolve("floor-salud.csv"));
        var school = unload(SCHOOL, folder.resolve("floor-educacion.csv"));
        execute(text("tables.sql"));
        long begin = System.nanoTime();
        long records = load("floor_salud", health) + load("floor_educacion", school);
        var copy = stage("COPY of the evidence", begin, records, "records");
        Files.delete(health);
        Files.delete(school);
        execute("analyze floor_salud, floor_educacion");
        return List.of(
                copy,
                timed("one statement decides the members", text("decide.sql"), "members"),
                timed("one statement writes the orders", text("order.sql"), "orders"));
    }

    private Path unload(String query, Path file) throws SQLException, IOException {
        try (var out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (format csv)", out);
        }
        return file;
    }

    private long load(String table, Path file) throws SQLException, IOException {
        try (var in = Files.newInputStream(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv)", in, 1 << 16);
        }
    }

    private Stage timed(String name, String sql, String unit) throws SQLException {
        long begin = System.nanoTime();
        long rows = execute(sql);
        return stage(name, begin, rows, unit);
    }

    private static Stage stage(String name, long begin, long items, String unit) {
        return new Stage(name, (System.nanoTime() - begin) / 1e9, items, unit);
    }

    private long execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        }
    }

    private String text(String resource) {
        try (var stream = Objects.requireNonNull(DatabaseFloor.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${period}", period.toString())
                    .replace("${last}", period.lastDay().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
