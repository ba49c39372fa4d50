package pe.juntos.bench.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** SQL of a resource file, with {@code ${name}} values and steps marked {@code -- step: name}. */
public record Script(String text) {
    private static final String STEP = "-- step: ";

    public static Script of(String resource, Map<String, String> values) {
        try (var stream = Objects.requireNonNull(Script.class.getResourceAsStream(resource), resource)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return new Script(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs every step; a failure names its step. */
    void run(Connection connection) throws SQLException {
        for (String step : text.split(STEP, -1)) {
            String sql = step.contains("\n") ? step.substring(step.indexOf('\n')) : "";
            if (step.startsWith("--") || sql.isBlank()) {
                continue;
            }
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException("Step " + step.lines().findFirst().orElse("") + ": " + e.getMessage(), e);
            }
        }
    }
}
