package pe.juntos.platform.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Given address, container or embedded binaries: the first that works. */
final class PostgresChoice {
    private static final Logger log = LoggerFactory.getLogger(PostgresChoice.class);

    private PostgresChoice() {}

    static PostgresServer start(Map<String, String> environment) {
        var given = environment.get("JUNTOS_TEST_POSTGRES");
        if (given != null) return PostgresServer.parse(given);
        if (DockerEngine.answers()) {
            try {
                return container();
            } catch (RuntimeException e) {
                log.warn("Docker answers but cannot run PostgreSQL, taking the embedded one: {}", e.getMessage());
            }
        }
        return embedded();
    }

    /** Stopped by Testcontainers when the JVM ends. */
    @SuppressWarnings("resource")
    private static PostgresServer container() {
        var container = new PostgreSQLContainer("postgres:18.1-alpine")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new PostgresServer(
                container.getHost(), container.getMappedPort(5432), container.getUsername(), container.getPassword());
    }

    /** Stopped by the library's own shutdown hook. */
    private static PostgresServer embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .start();
            return new PostgresServer("127.0.0.1", server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }
}
